using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Simulation;

/// <summary>Monte Carlo on the engine: every path is a <see cref="Scenarios.Scenario"/> on the loan of the base case. Deals whose terms fit run four paths at a time in
/// vectors; others path by path through the general engine, with the same meaning. See docs/methodology/simulation.md.</summary>
public sealed class Simulator
{
    /// <summary>Sizes the base case and resolves it for simulation.</summary>
    /// <param name="dealCase">What the parties would agree.</param>
    /// <param name="snapshot">Market it is run on.</param>
    /// <param name="valuationDate">Date the figures are struck at.</param>
    /// <param name="terms">What is simulated.</param>
    /// <param name="catalogue">The kinds of curve; null for the standard ones.</param>
    /// <returns>A simulator, ready to run.</returns>
    /// <exception cref="NotComputableException">The case or the terms cannot be computed; the reason says why.</exception>
    public static Simulator Of(
        DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate, SimulationTerms terms, CurveCatalogue? catalogue = null) => throw new NotComputableException("");

    /// <summary>Why the paths go one by one through the general engine; null when the deal fits the fast form.</summary>
    public string? WhyGeneral { get; }

    /// <summary>Runs all paths.</summary>
    /// <param name="threads">Threads, 1 or more; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="progress">Called from any of the threads after each block of 1,000 paths, and within a block of the general engine after each 50; must be quick.</param>
    /// <param name="resume">A checkpoint of an earlier run of the same case, market and terms; null to begin.</param>
    /// <param name="checkpoint">Called, one call at a time, with the state after each block; <see cref="SimulationState.ToBytes"/> there to store it.</param>
    /// <param name="cancellationToken">Cancels within a block; nothing is returned then.</param>
    /// <returns>The result, always of all paths.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ArgumentException">The checkpoint is of another run.</exception>
    public SimulationResult Run(
        int threads = 0,
        Action<SimulationProgress>? progress = null,
        byte[]? resume = null,
        Action<SimulationState>? checkpoint = null,
        CancellationToken cancellationToken = default) => throw new NotComputableException("");

    /// <summary>One path taken out.</summary>
    /// <param name="index">Number of the path, 0 to paths − 1.</param>
    /// <returns>The path as a scenario with its default and loss.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such path.</exception>
    public SimulatedPath Path(int index) => throw new NotComputableException("");
}
