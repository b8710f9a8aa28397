using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Simulation;

/// <summary>What the first paths of a run went through, by quantity, month and path, for the fan charts.</summary>
internal sealed class FanSample
{
    private const int Quantities = 5;

    private static readonly double[] Levels = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Levels in the order they are looked for, each between two that are found already; -1 for none.</summary>
    private static readonly (int Level, int Low, int High)[] Order = [(2, -1, -1), (1, -1, 2), (0, -1, 1), (3, 2, -1), (4, 3, -1)];

    private readonly SimulatedDeal _deal;
    private readonly float[] _values;
    private readonly int _months;

    public FanSample(SimulatedDeal deal)
    {
        _deal = deal;
        _months = deal.Model.Months;
        _values = new float[Quantities * (_months + 1) * Blocks * PathDraws.BlockPaths];
    }

    /// <summary>Blocks that are in it, from the first.</summary>
    public static int Blocks => 1;

    private static int Paths => Blocks * PathDraws.BlockPaths;

    /// <summary>Takes in a group; several threads may, each with other paths.</summary>
    public void Add(PathGroup paths, int firstPath)
    {
        var run = _deal.VariantOf(paths).Run;
        var marked = run.ValueByPremise[run.DealCase.Valuation.Premise];
        for (var lane = 0; lane < 4; lane++)
        {
            var path = firstPath + lane;
            for (var m = 0; m <= _months; m++)
            {
                var value = m == 0 ? 1 : paths.Value[m][lane];
                Set(FanQuantity.Value, m, path, marked[m] * value);
                Set(FanQuantity.Rent, m, path, m == 0 ? 1 : paths.Rent[m][lane]);
            }

            for (var k = 1; k <= run.Plan.LastPayment; k++)
            {
                var m = run.Plan.Months[k];
                var lives = m <= paths.DefaultMonth[lane];
                var due = paths.Due[m][lane];
                Set(FanQuantity.Coverage, m, path, lives && due > Cashflows.CoverageRatios.Nothing ? paths.Cash[m][lane] / due : double.NaN);
                var balance = paths.Before[m][lane];
                var worth = marked[m] * paths.Value[m][lane];
                Set(FanQuantity.LoanToValue, m, path, lives && balance > Cashflows.CoverageRatios.Nothing && worth > 0 ? balance / worth : double.NaN);
                Set(FanQuantity.Balance, m, path, lives ? paths.Balance[m][lane] : double.NaN);
            }
        }
    }

    /// <summary>The fan charts, several at a time.</summary>
    public IReadOnlyList<FanChart> Charts(int threads)
    {
        var every = Enumerable.Range(0, _months + 1).ToArray();
        var payments = _deal.Run.Plan.Months[1..];
        var charts = new FanChart[Quantities];
        Scenarios.PreparedDeal.ForEach(
            charts.Length, threads, i => charts[i] = Chart((FanQuantity)i, (FanQuantity)i is FanQuantity.Value or FanQuantity.Rent ? every : payments), CancellationToken.None);
        return charts;
    }

    private FanChart Chart(FanQuantity quantity, int[] months)
    {
        var kept = new List<int>(months.Length);
        var lines = Levels.Select(_ => new List<double>(months.Length)).ToArray();
        var known = new float[Paths];
        foreach (var m in months)
        {
            var count = 0;
            foreach (var value in _values.AsSpan(At(quantity, m, 0), Paths))
            {
                if (!float.IsNaN(value))
                    known[count++] = value;
            }

            // A quantile of a handful of paths says nothing.
            if (count < 50)
                continue;
            kept.Add(m);
            // The median first: it halves what the others are looked for in.
            foreach (var (q, low, high) in Order)
            {
                var from = low < 0 ? 0 : Rank(low, count);
                var to = high < 0 ? count : Rank(high, count) + 1;
                lines[q].Add(OrderStatistic.Select(known.AsSpan(from, to - from), Rank(q, count) - from));
            }
        }

        return new FanChart(quantity, Levels, kept, lines, Paths);
    }

    private static int Rank(int level, int count) => Math.Min(count - 1, (int)(Levels[level] * count));

    private void Set(FanQuantity quantity, int m, int path, double value) => _values[At(quantity, m, path)] = (float)value;

    private int At(FanQuantity quantity, int m, int path) => ((((int)quantity * (_months + 1)) + m) * Paths) + path;
}
