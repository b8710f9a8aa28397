namespace GpuLending.Underwriting.Market;

/// <summary>How far an import is.</summary>
/// <param name="Stage">What it is at.</param>
/// <param name="Done">Rows done in this stage.</param>
/// <param name="Total">Rows of this stage.</param>
/// <param name="Elapsed">Since it began.</param>
public sealed record QuoteImportProgress(QuoteImportStage Stage, int Done, int Total, TimeSpan Elapsed);
