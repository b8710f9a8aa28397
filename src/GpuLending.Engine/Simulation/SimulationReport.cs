namespace GpuLending.Engine.Simulation;

/// <summary>Makes the result of a finished run. See docs/methodology/simulation.md for the standard errors.</summary>
internal static class SimulationReport
{
    private static readonly double[] Levels = [0.90, 0.95, 0.99, 0.999];

    private static readonly int[] Horizons = [3, 6, 12];

    public static SimulationResult Of(SimulatedDeal deal, SimulationState state, FanSample fans, int threads)
    {
        var paths = deal.Terms.Paths;
        var total = Total(state.Sums, 0, deal.Blocks);
        var (losses, worst) = Sorted(state.Losses);
        var clusters = Clusters(deal, paths);
        var loss = Mean(total, 0, paths, clusters);
        var exposure = total[1];
        var tests = deal.OnTime.Tests;
        var covenants = deal.Run.DealCase.Covenants.Count;
        var months = deal.Model.Months;
        var profiles = Profiles(deal, state.Counts);
        var at = (2 * tests.Length * (months + 1)) + tests.Length;
        return new SimulationResult
        {
            EngineVersion = DealEvaluator.Version,
            SnapshotId = deal.Run.Snapshot.Id,
            Terms = deal.Terms,
            Currency = deal.Run.DealCase.Currency,
            LoanSize = deal.Run.Size,
            Months = months,
            WhyGeneral = deal.WhyGeneral,
            Customers = deal.Customers,
            ProbabilityOfDefault = Mean(total, 2, paths, clusters),
            LossGivenDefault = exposure > 0 ? Ratio(total, clusters) : null,
            ExpectedLoss = loss,
            UnexpectedLoss = Deviation(losses, loss.Value),
            ExposureAtDefault = total[2] > 0 ? exposure / total[2] : null,
            Levels = [.. Levels.Select(level => Level(losses, level))],
            DefaultsByMonth = state.Counts.Slice(at, months + 1).ToArray(),
            CustomerDefaults = state.Counts.Slice(at + months + 1, deal.Customers.Count).ToArray(),
            Ratings = deal.Moves is null ? null : RatingOutlooks.Of(deal, state.Counts[(at + months + 1 + deal.Customers.Count)..]),
            Covenants = profiles[..covenants],
            Triggers = profiles[covenants..],
            Fans = fans.Charts(threads),
            Histogram = Histogram(losses),
            Convergence = Convergence(deal, state.Sums),
            Moments = new FactorMoments(
                months, Mean(total, 3, paths, clusters), total[13] / paths, (total[14] / paths) - (total[13] / paths * total[13] / paths), Mean(total, 4, paths, clusters),
                Mean(total, 5, paths, clusters), total[15] / paths),
            WorstPaths = worst,
            Losses = state.Losses,
        };
    }

    /// <summary>Paths drawn together count as one observation.</summary>
    private static double Clusters(SimulatedDeal deal, int paths) => deal.Terms.Sampling switch
    {
        SamplingMethod.Independent => deal.Terms.Delays.Count > 0 ? paths / 4 : paths,
        SamplingMethod.Antithetic => paths / 8,
        SamplingMethod.QuasiRandom => paths / PathDraws.BlockPaths,
    };

    private static double[] Total(ReadOnlySpan<double> sums, int from, int to)
    {
        var total = new double[PathTally.Length];
        for (var block = from; block < to; block++)
        {
            for (var i = 0; i < total.Length; i++)
                total[i] += sums[(block * PathTally.Length) + i];
        }

        return total;
    }

    /// <summary>Mean over paths; its error from the spread of the clusters' sums.</summary>
    private static Estimate Mean(double[] total, int q, int paths, double clusters)
    {
        var mean = total[q] / clusters;
        var variance = Math.Max(0, (total[PathTally.Quantities + q] / clusters) - (mean * mean));
        return new(total[q] / paths, Math.Sqrt(variance / Math.Max(1, clusters - 1)) * clusters / paths);
    }

    /// <summary>Losses over exposures; its error by the delta method.</summary>
    private static Estimate Ratio(double[] total, double clusters)
    {
        var ratio = total[0] / total[1];
        var square = total[PathTally.Quantities] - (2 * ratio * total[2 * PathTally.Quantities]) + (ratio * ratio * total[PathTally.Quantities + 1]);
        return new(ratio, Math.Sqrt(Math.Max(0, square) * clusters / Math.Max(1, clusters - 1)) / total[1]);
    }

    /// <summary>Standard deviation of the loss; its error from the fourth moment.</summary>
    private static Estimate Deviation(double[] losses, double mean)
    {
        double second = 0, fourth = 0;
        var zeros = Math.Max(0, Array.FindIndex(losses, loss => loss > 0));
        if (zeros > 0)
            (second, fourth) = (zeros * mean * mean, zeros * mean * mean * mean * mean);
        foreach (var loss in losses.AsSpan(zeros))
        {
            var square = (loss - mean) * (loss - mean);
            second += square;
            fourth += square * square;
        }

        second /= losses.Length;
        fourth /= losses.Length;
        return new(Math.Sqrt(second), second > 0 ? Math.Sqrt(Math.Max(0, (fourth - (second * second)) / losses.Length) / (4 * second)) : 0);
    }

    /// <summary>The error of a quantile is half the distance between the losses one standard deviation of its rank away; that of the shortfall is of the excess over it.</summary>
    private static LossLevel Level(double[] losses, double level)
    {
        var n = losses.Length;
        var rank = (int)(level * n);
        var spread = Math.Sqrt(n * level * (1 - level));
        var error = (losses[Math.Min(n - 1, (int)Math.Ceiling(rank + spread))] - losses[Math.Max(0, (int)Math.Floor(rank - spread))]) / 2;
        double sum = 0, squares = 0;
        for (var i = rank; i < n; i++)
        {
            var excess = losses[i] - losses[rank];
            sum += excess;
            squares += excess * excess;
        }

        var variance = Math.Max(0, (squares / n) - (sum / n * sum / n));
        return new(level, new(losses[rank], error), new(losses[rank] + (sum / (n - rank)), Math.Sqrt(variance / n) / (1 - level)));
    }

    private static BreachProfile[] Profiles(SimulatedDeal deal, ReadOnlySpan<int> counts)
    {
        var tests = deal.OnTime.Tests;
        var (row, paths) = (deal.Model.Months + 1, (double)deal.Terms.Paths);
        var profiles = new BreachProfile[tests.Length];
        for (var t = 0; t < tests.Length; t++)
        {
            var failing = counts.Slice(t * row, row);
            var first = counts.Slice((tests.Length + t) * row, row).ToArray();
            var simulated = tests[t].Kind != PathTestKind.NotSimulated || deal.WhyGeneral is not null;
            var points = new List<BreachPoint>();
            var ever = 0;
            for (var m = 0; m < row; m++)
            {
                ever += first[m];
                if (simulated && (failing[m] > 0 || Array.IndexOf(tests[t].Months, m) >= 0))
                    points.Add(new BreachPoint(deal.Run.Timeline.Dates[m], m, failing[m] / paths, ever / paths));
            }

            profiles[t] = new BreachProfile
            {
                Id = tests[t].Id,
                Name = tests[t].Name,
                Ever = Share(counts[(2 * tests.Length * row) + t], paths),
                Within = [.. Horizons.Select(months => new BreachHorizon(months, Share(Until(deal, first, months), paths)))],
                Dates = points,
                Remark = deal.WhyGeneral is not null && tests[t].Kind == PathTestKind.NotSimulated ? "" : tests[t].Remark,
            };
        }

        return profiles;
    }

    private static int Until(SimulatedDeal deal, int[] first, int months)
    {
        var until = Calendars.MonthArithmetic.AddMonths(deal.Run.ValuationDate, months);
        var sum = 0;
        for (var m = 0; m < first.Length && deal.Run.Timeline.Dates[m] <= until; m++)
            sum += first[m];
        return sum;
    }

    public static Estimate Share(int count, double paths) => new(count / paths, Math.Sqrt(count / paths * (1 - (count / paths)) / paths));

    private static List<LossBin> Histogram(double[] losses)
    {
        var first = Array.FindIndex(losses, loss => loss > 0);
        if (first < 0)
            return [];
        const int bars = 40;
        var width = losses[^1] / bars;
        var counts = new int[bars];
        for (var i = first; i < losses.Length; i++)
            counts[Math.Min(bars - 1, (int)(losses[i] / width))]++;
        return [.. counts.Select((count, i) => new LossBin(i * width, (i + 1) * width, count))];
    }

    private static List<ConvergencePoint> Convergence(SimulatedDeal deal, ReadOnlySpan<double> sums)
    {
        var points = new List<ConvergencePoint>();
        var total = new double[PathTally.Length];
        var every = Math.Max(1, deal.Blocks / 50);
        for (var block = 0; block < deal.Blocks; block++)
        {
            for (var i = 0; i < total.Length; i++)
                total[i] += sums[(block * PathTally.Length) + i];
            if ((block + 1) % every != 0 && block != deal.Blocks - 1)
                continue;
            var paths = (block + 1) * PathDraws.BlockPaths;
            var clusters = Clusters(deal, paths);
            points.Add(new(paths, Mean(total, 0, paths, clusters), Mean(total, 2, paths, clusters)));
        }

        return points;
    }

    /// <summary>The losses in ascending order, and the paths with the largest ones. Most losses are zero and need no sorting.</summary>
    private static (double[] Losses, int[] Worst) Sorted(double[] losses)
    {
        var count = 0;
        foreach (var loss in losses)
            count += loss > 0 ? 1 : 0;
        var (positive, paths) = (new double[count], new int[count]);
        for (int path = 0, at = 0; path < losses.Length; path++)
        {
            if (losses[path] > 0)
                (positive[at], paths[at++]) = (losses[path], path);
        }

        Array.Sort(positive, paths);
        var sorted = new double[losses.Length];
        positive.CopyTo(sorted, losses.Length - count);
        var worst = paths.AsSpan(Math.Max(0, count - 10)).ToArray();
        Array.Reverse(worst);
        return (sorted, worst);
    }
}
