namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>One cell of a file.</summary>
internal sealed record WorkbookCell(double? Number, string? Words, string? Formula, bool IsError);
