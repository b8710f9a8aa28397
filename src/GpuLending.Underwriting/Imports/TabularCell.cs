namespace GpuLending.Underwriting.Imports;

/// <summary>One cell: its text without white space around it, and what the file says it is. The default is an empty text.</summary>
public readonly record struct TabularCell(string? Content, TabularCellKind Kind)
{
    public string Text => Content ?? "";

    /// <summary>"%" or the currency that a workbook prints beside the number; null when it prints neither, and in text.</summary>
    public string? Shows { get; init; }
}
