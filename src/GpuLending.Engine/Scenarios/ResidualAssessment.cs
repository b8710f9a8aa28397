using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Scenarios;

/// <summary>What the fleet is worth when things go wrong: the band of its value, the clock of its sale, and its layers of support.</summary>
/// <param name="Band">Marked value under each event.</param>
/// <param name="Clock">The sale week by week on every premise.</param>
/// <param name="Supports">The case with and without its supports; null when it has none.</param>
public sealed record ResidualAssessment(ResidualBand Band, LiquidationClock Clock, SupportComparison? Supports)
{
    /// <summary>Assesses a case.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="snapshot">The market.</param>
    /// <param name="valuationDate">Day the figures are struck at.</param>
    /// <param name="catalogue">The kinds of curve; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <returns>The assessment.</returns>
    /// <exception cref="NotComputableException">The case cannot be computed.</exception>
    public static ResidualAssessment Of(DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate, CurveCatalogue? catalogue = null) => new(
        ResidualBand.Of(dealCase, snapshot, valuationDate, catalogue),
        LiquidationClock.Of(dealCase, snapshot, valuationDate, catalogue),
        SupportComparison.Of(dealCase, snapshot, valuationDate, catalogue));
}
