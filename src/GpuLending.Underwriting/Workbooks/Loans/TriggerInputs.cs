namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>A trigger's terms.</summary>
internal sealed record TriggerInputs(WorkbookRow? Threshold, WorkbookRow? Window, WorkbookRow? CureTests, WorkbookRow? From, WorkbookRow? Until);
