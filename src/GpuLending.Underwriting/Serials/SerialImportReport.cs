using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Serials;

/// <summary>What an import did, or would do.</summary>
/// <param name="Stored">True when the serials are in the register now; false for a dry run and for a refused import, which store nothing.</param>
/// <param name="Rows">Rows of the list.</param>
/// <param name="Mapping">Which column was read as what.</param>
/// <param name="Errors">What is wrong with single cells; at most <see cref="MostErrors"/>.</param>
/// <param name="ErrorCount">How many cells are wrong in all.</param>
/// <param name="Lots">Lots of the list with the serials they have after the import.</param>
/// <param name="Check">What the serials were found to be alike; null when there was nothing to compare.</param>
/// <param name="Refusals">Why nothing can be stored, one sentence each; empty when it can.</param>
/// <param name="Remarks">What the reader should know though nothing is wrong, such as a lot with fewer serials than GPUs.</param>
/// <param name="Questions">Look-alikes across deals that now wait for a risk officer.</param>
public sealed record SerialImportReport(
    bool Stored, int Rows, SerialMapping Mapping, IReadOnlyList<RowError> Errors, int ErrorCount, IReadOnlyList<LotSerialCount> Lots, SerialCheckReport? Check,
    IReadOnlyList<string> Refusals, IReadOnlyList<string> Remarks, int Questions = 0)
{
    /// <summary>Errors listed one by one.</summary>
    public const int MostErrors = 5_000;

    public bool MayStore => Refusals.Count == 0;
}
