namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>A rule's terms.</summary>
internal sealed record StepInputs(WorkbookRow? Share, WorkbookRow? TriggeredShare, WorkbookRow? Amount, WorkbookRow? ReceiptsShare, WorkbookRow? From, WorkbookRow? Until);
