namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>A limit as the table of limits shows it.</summary>
/// <param name="Key">The engine's key.</param>
/// <param name="Name">Short words.</param>
/// <param name="Status">Input with the status in words; null for a limit that always holds.</param>
/// <param name="Allows">Largest loan, or the word none.</param>
/// <param name="Month">Month that decides; null for a limit on the whole loan.</param>
internal sealed record LimitRow(string Key, string Name, WorkbookRow? Status, WorkbookRow Allows, WorkbookRow? Month);
