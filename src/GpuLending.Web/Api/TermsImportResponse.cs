using GpuLending.Underwriting.Intake;

namespace GpuLending.Web.Api;

/// <summary>What a file of lots or contracts did, or would do.</summary>
public sealed record TermsImportResponse
{
    /// <summary>True when the draft was saved with the file's rows; false after a dry run.</summary>
    public required bool Imported { get; init; }

    /// <summary>How the file was read: columns, doubts, cells to correct, and the rows as they stand or would stand.</summary>
    public required IntakeReport Report { get; init; }
}
