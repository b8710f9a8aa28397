namespace GpuLending.Underwriting.Imports;

/// <summary>What the file itself says a cell is. A text file only has text.</summary>
public enum TabularCellKind
{
    Text,

    /// <summary>A workbook's number: written with a point, whatever the reader's country.</summary>
    Number,

    /// <summary>A workbook's date: written as <c>2026-11-23</c>.</summary>
    Date,

    /// <summary>A workbook's <c>#N/A</c>, <c>#REF!</c> and their like.</summary>
    Error,
}
