namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Cash flow available for debt service by month.</summary>
/// <param name="Cfads">All of it.</param>
/// <param name="Contracted">What certain fees pay, after the costs of their GPUs.</param>
/// <param name="Merchant">The rest.</param>
/// <param name="Other">Entered cash flows.</param>
internal sealed record CashRows(WorkbookRow Cfads, WorkbookRow Contracted, WorkbookRow Merchant, WorkbookRow Other);
