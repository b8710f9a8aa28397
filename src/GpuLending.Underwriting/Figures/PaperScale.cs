using GpuLending.Engine;

namespace GpuLending.Underwriting.Figures;

/// <summary>Scale in which a paper prints a deal's amounts.</summary>
public static class PaperScale
{
    /// <summary>Fleets that cost less than this are printed in thousands.</summary>
    private const double SmallFleet = 20_000_000;

    /// <summary>Millions, or thousands for a small fleet.</summary>
    public static AmountScale Of(UnderwritingResult result) => result.Sizing.TotalCost >= SmallFleet || result.Sizing.LoanSizeUnrounded >= SmallFleet
        ? AmountScale.Millions
        : AmountScale.Thousands;
}
