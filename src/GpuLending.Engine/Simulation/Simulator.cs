using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Simulation;

/// <summary>Monte Carlo on the engine: every path is a <see cref="Scenario"/> on the loan of the base case. Deals whose terms fit run four paths at a time in
/// vectors; others path by path through the general engine, with the same meaning. See docs/methodology/simulation.md.</summary>
public sealed class Simulator
{
    private readonly SimulatedDeal _deal;

    private Simulator(SimulatedDeal deal) => _deal = deal;

    /// <summary>Why the paths go one by one through the general engine; null when the deal fits the fast form.</summary>
    public string? WhyGeneral => _deal.WhyGeneral;

    /// <summary>Customers with the intensities that are used.</summary>
    public IReadOnlyList<CustomerIntensity> Customers => _deal.Customers;

    /// <summary>Sizes the base case and resolves it for simulation.</summary>
    /// <param name="dealCase">What the parties would agree.</param>
    /// <param name="snapshot">Market it is run on.</param>
    /// <param name="valuationDate">Date the figures are struck at.</param>
    /// <param name="terms">What is simulated.</param>
    /// <param name="catalogue">The kinds of curve; null for the standard ones.</param>
    /// <returns>A simulator, ready to run.</returns>
    /// <exception cref="NotComputableException">The case or the terms cannot be computed; the reason says why.</exception>
    public static Simulator Of(
        DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate, SimulationTerms terms, CurveCatalogue? catalogue = null)
    {
        SimulationGuard.Check(terms);
        return DealRun.Guarded(dealCase, snapshot, Scenario.Base, () =>
            new Simulator(SimulatedDeal.Of(DealRun.OfBase(dealCase, snapshot, catalogue ?? CurveCatalogue.Standard, valuationDate), terms)));
    }

    /// <summary>Runs all paths.</summary>
    /// <param name="threads">Threads, 1 or more; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="progress">Called from any of the threads after each block of 1,000 paths, and in the general engine after each four paths; must be quick.</param>
    /// <param name="resume">A checkpoint of an earlier run of the same case, market and terms; null to begin.</param>
    /// <param name="checkpoint">Called, one call at a time, with the state after each block; <see cref="SimulationState.ToBytes"/> there to store it.</param>
    /// <param name="cancellationToken">Cancels within a block; nothing is returned then.</param>
    /// <returns>The result, always of all paths.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ArgumentException">The checkpoint is of another run, or the number of threads is negative.</exception>
    public SimulationResult Run(
        int threads = 0,
        Action<SimulationProgress>? progress = null,
        byte[]? resume = null,
        Action<SimulationState>? checkpoint = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var state = new SimulationState(_deal);
        if (resume is not null)
            state.Restore(resume);
        var fans = new FanSample(_deal);
        var run = new SimulationRun(_deal, state, fans, progress, checkpoint);
        var asked = threads == 0 ? Environment.ProcessorCount : threads;
        run.Finish(Math.Min(asked, _deal.Blocks), cancellationToken);
        return SimulationReport.Of(_deal, state, fans, asked);
    }

    /// <summary>One path taken out.</summary>
    /// <param name="index">Number of the path, 0 to paths − 1.</param>
    /// <returns>The path as a scenario with its default and loss.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such path.</exception>
    public SimulatedPath Path(int index)
    {
        if (index < 0 || index >= _deal.Terms.Paths)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {_deal.Terms.Paths} paths, counted from 0.");
        var (block, at) = (index / PathDraws.BlockPaths, index % PathDraws.BlockPaths);
        var paths = new BlockRunner(_deal).Group(block, at / 4);
        var lane = at % 4;
        var month = paths.DefaultMonth[lane];
        int? defaulted = double.IsFinite(month) ? (int)month : null;
        var scenario = new GeneralPaths(_deal).ScenarioOf(paths, lane, defaulted ?? _deal.Model.Months);
        var exposure = defaulted is { } m ? paths.Exposure[lane] / DefaultRecovery.Discount(_deal.Terms.DiscountRate, m + 1)[m] : 0;
        return new SimulatedPath(index, scenario with { Name = $"Path {index.ToString(System.Globalization.CultureInfo.InvariantCulture)}" }, defaulted, exposure, paths.Loss[lane]);
    }
}
