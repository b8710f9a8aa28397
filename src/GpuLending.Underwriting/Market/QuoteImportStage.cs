namespace GpuLending.Underwriting.Market;

/// <summary>What an import is at.</summary>
public enum QuoteImportStage
{
    Reading,
    Comparing,
    Writing,
    Freezing,
}
