namespace GpuLending.Engine.Scenarios;

/// <summary>How a deal stands up: its cases, how far each driver may go, and the nearest joint move that breaks it. Frozen with a revision.</summary>
/// <param name="Comparison">The chosen cases side by side.</param>
/// <param name="BreakPoints">Every driver against every line, without the values tried.</param>
/// <param name="Reverse">One reverse stress a line.</param>
public sealed record StressAssessment(StressComparison Comparison, IReadOnlyList<BreakPoint> BreakPoints, IReadOnlyList<ReverseStress> Reverse)
{
    /// <summary>Assesses a deal.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="plan">Its scenarios, chosen cases and spreads.</param>
    /// <param name="threads">How many runs at once, from 1.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>The assessment.</returns>
    /// <exception cref="NotComputableException">A case cannot be run.</exception>
    public static StressAssessment Of(PreparedDeal deal, StressPlan plan, int threads = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(plan);
        var targets = StressTarget.Standard(deal.DealCase);
        var spreads = DriverSpread.Of(plan, deal.DealCase, deal.Snapshot);
        return new StressAssessment(
            StressComparison.Of(deal, plan, threads, null, cancellationToken),
            [.. Scenarios.BreakPoints.Of(deal, Scenario.Base, targets, Scenarios.BreakPoints.AllDrivers, threads, cancellationToken)
                .Select(point => point with { Solution = point.Solution with { Tried = [] } })],
            [.. targets.Select(target => ReverseStressSearch.Of(deal, Scenario.Base, target, spreads, null, cancellationToken))]);
    }
}
