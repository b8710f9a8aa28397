namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>What one lot does by month, in GPU-months.</summary>
/// <param name="InService">In service.</param>
/// <param name="Served">Serving contracts.</param>
/// <param name="Load">The same, each at the power it draws.</param>
/// <param name="Committed">Serving contracts whose fees are certain.</param>
/// <param name="CommittedLoad">The same, each at the power it draws.</param>
internal sealed record LotServiceRows(WorkbookRow InService, WorkbookRow Served, WorkbookRow Load, WorkbookRow Committed, WorkbookRow CommittedLoad);
