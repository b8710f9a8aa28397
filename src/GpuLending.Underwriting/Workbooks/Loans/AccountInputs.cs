namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>An account's terms.</summary>
internal sealed record AccountInputs(WorkbookRow? Target, WorkbookRow FundedShare, WorkbookRow? FundedOn, WorkbookRow? ReleasedOn);
