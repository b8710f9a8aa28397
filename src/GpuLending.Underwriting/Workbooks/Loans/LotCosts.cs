namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The value cells of a lot that the loan reads.</summary>
/// <param name="Gpus">GPUs of the lot.</param>
/// <param name="Delivered">Day of delivery.</param>
/// <param name="InService">Day in service.</param>
/// <param name="EligibleCost">Cost of the categories that the advance counts.</param>
/// <param name="TotalCost">Cost of all categories.</param>
/// <param name="ByCategory">Cost by category, in the engine's order.</param>
internal sealed record LotCosts(WorkbookRow Gpus, WorkbookRow Delivered, WorkbookRow InService, WorkbookRow EligibleCost, WorkbookRow TotalCost, IReadOnlyList<WorkbookRow> ByCategory);
