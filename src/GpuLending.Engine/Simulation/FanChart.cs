namespace GpuLending.Engine.Simulation;

/// <summary>Quantiles of one quantity by month, over the first paths of the run; paths that have defaulted no longer count for coverage, loan-to-value and balance.</summary>
/// <param name="Quantity">What is shown.</param>
/// <param name="Levels">Levels of the quantiles, ascending: 0.05, 0.25, 0.5, 0.75, 0.95.</param>
/// <param name="Months">Months counted from closing, ascending.</param>
/// <param name="Quantiles">By level, then by month as in <paramref name="Months"/>.</param>
/// <param name="Paths">How many paths stand behind it.</param>
public sealed record FanChart(
    FanQuantity Quantity, IReadOnlyList<double> Levels, IReadOnlyList<int> Months, IReadOnlyList<IReadOnlyList<double>> Quantiles, int Paths);
