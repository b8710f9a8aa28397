namespace GpuLending.Engine.Scenarios;

/// <summary>Up to eight cases side by side on the loan that the base case sizes. See docs/methodology/scenario-library.md and attribution.md.</summary>
/// <param name="Cases">The cases, the base case first.</param>
/// <param name="Missing">Keys of chosen cases that the deal cannot suffer today, such as an early launch of a part that has shipped.</param>
public sealed record StressComparison(IReadOnlyList<StressCase> Cases, IReadOnlyList<string> Missing)
{
    /// <summary>Runs a deal's cases and attributes each change from the base case.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="plan">Its scenarios and the cases chosen; <see cref="ScenarioLibrary.StandardCases"/> when none is.</param>
    /// <param name="threads">How many runs at once, from 1.</param>
    /// <param name="progress">Told how many of the cases are done; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="NotComputableException">A case cannot be run.</exception>
    public static StressComparison Of(PreparedDeal deal, StressPlan plan, int threads = 1, IProgress<(int Done, int Of)>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(plan);
        var library = ScenarioLibrary.For(deal.DealCase, plan, deal.Snapshot, deal.ValuationDate);
        var chosen = (plan.Cases.Count > 0 ? plan.Cases : ScenarioLibrary.StandardCases).Take(StressPlan.MostCases - 1).ToArray();
        NamedScenario[] found = [library[0], .. chosen.Select(key => library.FirstOrDefault(entry => entry.Key == key)).OfType<NamedScenario>()];
        var cases = new StressCase[found.Length];
        for (var i = 0; i < cases.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            cases[i] = Run(deal, found[i], threads, cancellationToken);
            progress?.Report((i + 1, cases.Length));
        }

        return new StressComparison(cases, [.. chosen.Where(key => !found.Any(entry => entry.Key == key))]);
    }

    private static StressCase Run(PreparedDeal deal, NamedScenario named, int threads, CancellationToken cancellationToken)
    {
        var result = deal.Result(named.Scenario);
        return new StressCase
        {
            Key = named.Key,
            Source = named.Source,
            Assumed = named.Assumed,
            Scenario = named.Scenario,
            Figures = deal.Run(named.Scenario),
            FirstMonthUnderWater = UnderWater(result.Loan.Balance, result.Collateral.MarkedValue),
            Shortfall = result.Loan.Shortfall.Sum(),
            Breaches =
            [
                .. result.Covenants.Where(covenant => covenant.FirstBreach is not null)
                    .Select(covenant => new CovenantBreach(covenant.CovenantId, covenant.Name, covenant.FirstBreach!.Value))
                    .OrderBy(breach => breach.First).ThenBy(breach => breach.CovenantId, StringComparer.Ordinal),
            ],
            Attributions = named.Key == ScenarioLibrary.BaseKey ? [] : ShapleyAttribution.Of(deal, Scenario.Base, named.Scenario, ShapleyAttribution.Usual, threads, cancellationToken),
        };
    }

    private static int? UnderWater(IReadOnlyList<double> balance, IReadOnlyList<double> value)
    {
        for (var m = 1; m < balance.Count; m++)
        {
            if (balance[m] > Cashflows.CoverageRatios.Nothing && balance[m] > value[m] + Cashflows.CoverageRatios.Nothing)
                return m;
        }

        return null;
    }
}
