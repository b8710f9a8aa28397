using System.Reflection;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine;

/// <summary>The engine's door: what a case is worth, carries and earns on a market, under a scenario. Holds no state, reads no clock and no file; the same
/// arguments give the same result. See docs/methodology/engine.md.</summary>
public static class DealEvaluator
{
    /// <summary>Version of the engine, stamped on every result.</summary>
    public static string Version { get; } =
        typeof(DealEvaluator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1.0.0";

    /// <summary>Evaluates a case. The loan is sized in the base scenario, whatever the scenario; a scenario that changes something then runs on that loan.</summary>
    /// <param name="dealCase">What the parties would agree.</param>
    /// <param name="snapshot">Catalogue, prices, base rates and policy.</param>
    /// <param name="scenario">Change to the dated inputs; <see cref="Scenario.Base"/> for none.</param>
    /// <param name="valuationDate">Date the figures are struck at; it is carried into the result. Months count from the case's closing date.</param>
    /// <param name="catalogue">The kinds of curve the case may name; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <returns>Everything the run says. Breaches, shortfalls and limits that allow nothing are data in it.</returns>
    /// <exception cref="NotComputableException">The case cannot be computed; the reason names the field, GPU model, index or currency.</exception>
    public static UnderwritingResult Evaluate(
        DealCase dealCase, MarketSnapshot snapshot, Scenario scenario, DateOnly valuationDate, CurveCatalogue? catalogue = null)
    {
        return DealRun.Guarded(dealCase, snapshot, scenario, () =>
        {
            var sized = DealRun.OfBase(dealCase, snapshot, catalogue ?? CurveCatalogue.Standard, valuationDate);
            var run = ScenarioWords.Changes(scenario) ? DealRun.Stressed(sized, scenario) : sized;
            return ResultOf.Run(run, scenario, valuationDate);
        });
    }
}
