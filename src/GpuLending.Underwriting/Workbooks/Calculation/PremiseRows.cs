namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>A rung of the premise ladder.</summary>
/// <param name="Price">Price as a fraction of fair market value.</param>
/// <param name="Cost">Cost of selling, likewise.</param>
/// <param name="Days">Days allowed.</param>
internal sealed record PremiseRows(WorkbookRow Price, WorkbookRow Cost, WorkbookRow Days);
