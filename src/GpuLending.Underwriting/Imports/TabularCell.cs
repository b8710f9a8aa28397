namespace GpuLending.Underwriting.Imports;

/// <summary>One cell: its text without white space around it, and what the file says it is. The default is an empty text.</summary>
public readonly record struct TabularCell(string? Content, TabularCellKind Kind)
{
    public string Text => Content ?? "";

    /// <summary>"%" or the currency that a workbook prints beside the number; null when it prints neither, and in text.</summary>
    public string? Shows { get; init; }

    /// <summary>The formula behind a workbook's cell, without the equals sign; of a formula that cells share, as the first of them has it; empty where that cell is not there; null for a value.</summary>
    public string? Formula { get; init; }

    /// <summary>Columns and rows between the cell and the first of those that share its formula.</summary>
    public (int Columns, int Rows) FromFirst { get; init; }
}
