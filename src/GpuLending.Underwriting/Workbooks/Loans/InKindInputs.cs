namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Interest paid in kind: the share of it, its first day, the day on which it is paid in cash again, and what the part added bears on top.</summary>
internal sealed record InKindInputs(WorkbookRow Share, WorkbookRow From, WorkbookRow Until, WorkbookRow Margin);
