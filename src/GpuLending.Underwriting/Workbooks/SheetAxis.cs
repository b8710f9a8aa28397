namespace GpuLending.Underwriting.Workbooks;

/// <summary>The periods of a sheet, one a column.</summary>
/// <param name="Count">How many.</param>
/// <param name="Numbers">Row of the period numbers, shown at the head of the sheet; null on the sheet that has the row itself.</param>
/// <param name="Dates">Row of the dates, likewise.</param>
/// <param name="PerYear">Periods a year, for the outline that leaves the year ends.</param>
internal sealed record SheetAxis(int Count, WorkbookRow? Numbers, WorkbookRow? Dates, int PerYear = 12);
