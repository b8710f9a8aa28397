using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Intake;

/// <summary>What a file would bring into a deal. Nothing is changed by it; <see cref="After"/> is the document to take as one edit.</summary>
public sealed record IntakeReport
{
    /// <summary>Most errors that are listed.</summary>
    public const int MostErrors = 5_000;

    /// <summary>What the file holds.</summary>
    public required IntakeKind Kind { get; init; }

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public required string FileHash { get; init; }

    /// <summary>How the file was read, in words.</summary>
    public required string Format { get; init; }

    /// <summary>The visible sheets of a workbook; empty for text.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>The columns of the table, in its order; empty when no row of headings was found.</summary>
    public IReadOnlyList<IntakeColumn> Columns { get; init; } = [];

    /// <summary>Settings it was read by: those given, and what the headings and earlier files of the borrower added.</summary>
    public required IntakeSettings Settings { get; init; }

    /// <summary>Whether columns were taken as an earlier file of the borrower had them.</summary>
    public bool Remembered { get; init; }

    /// <summary>Doubts that a person has to end first.</summary>
    public IReadOnlyList<IntakeQuestion> Questions { get; init; } = [];

    /// <summary>Rows of data found below the headings.</summary>
    public int Rows { get; init; }

    /// <summary>Cells that are not what is allowed; the first <see cref="MostErrors"/>.</summary>
    public IReadOnlyList<RowError> Errors { get; init; } = [];

    /// <summary>How many cells are not what is allowed.</summary>
    public int ErrorCount { get; init; }

    /// <summary>Names that the catalogue does not know, or knows more than one model for.</summary>
    public IReadOnlyList<UnresolvedGpu> UnresolvedGpus { get; init; } = [];

    /// <summary>What was decided, left out or assumed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What should be looked at before it is taken.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Headings of <see cref="Preview"/>.</summary>
    public IReadOnlyList<string> PreviewHead { get; init; } = [];

    /// <summary>The rows as they would stand in the deal, each with its row in the file first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Preview { get; init; } = [];

    /// <summary>The document with the rows in it; null while anything is in doubt or wrong.</summary>
    public DealDocument? After { get; init; }
}
