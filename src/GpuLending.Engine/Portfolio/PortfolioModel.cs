using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Portfolio;

/// <summary>
/// Loss of a book in which borrowers default together: a loan fails when its normal state, partly common to all, partly to its chip generation and its customers, falls below the
/// level of its own probability (a Gaussian copula of several factors). See docs/methodology/portfolio.md.
/// </summary>
public static class PortfolioModel
{
    /// <summary>Largest book whose standard deviation is computed pair by pair.</summary>
    public const int MostExactLoans = 1_000;

    private const int DistributionPoints = 60;

    private static readonly double[] Levels = [0.95, 0.99, 0.999];

    /// <summary>Computes a book's loss.</summary>
    /// <param name="loans">The loans, with different keys.</param>
    /// <param name="terms">Correlations, paths, seed, confidence, limits.</param>
    /// <param name="reviewed">Key of the loan whose addition is asked for; null for none.</param>
    /// <param name="threads">Most threads; the figures do not depend on it.</param>
    /// <param name="progress">Told the share done, 0 to 1; null for nobody.</param>
    /// <param name="cancellationToken">Looked at before every block of a thousand paths.</param>
    /// <returns>Figures of the whole book; contributions sum to them.</returns>
    /// <exception cref="ArgumentException">Terms or a loan are outside their range, a key is there twice, or the loan under review is not in the book.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PortfolioResult Run(
        IReadOnlyList<PortfolioLoan> loans, PortfolioTerms terms, string? reviewed = null, int threads = 1, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        Check(loans, terms);
        var at = reviewed is null ? -1 : loans.ToList().FindIndex(loan => loan.Key == reviewed);
        if (reviewed is not null && at < 0) throw new ArgumentException($"There is no loan '{reviewed}' in the book.", nameof(reviewed));
        var paths = new PortfolioPaths(loans, terms);
        var blocks = (terms.Paths + PortfolioPaths.BlockSize - 1) / PortfolioPaths.BlockSize;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellationToken };
        var losses = new double[blocks * PortfolioPaths.BlockSize];
        var own = at < 0 ? [] : new double[losses.Length];
        var products = loans.Count > MostExactLoans || terms.LossSensitivity > 0 ? new double[blocks][] : [];
        var done = 0;
        Parallel.For(0, blocks, options, block =>
        {
            var sums = products.Length > 0 ? products[block] = new double[loans.Count] : [];
            paths.Draw(block, (path, loss, failed, amounts) =>
            {
                losses[path] = loss;
                for (var i = 0; i < failed.Length; i++)
                {
                    if (failed[i] == at) own[path] = amounts[i];
                    if (sums.Length > 0) sums[failed[i]] += amounts[i] * loss;
                }
            });
            progress?.Report(0.7 * Interlocked.Increment(ref done) / blocks);
        });

        var order = Sorted(losses);
        var shortfall = Shortfalls(paths, loans, order, terms.Confidence, blocks, options);
        progress?.Report(1);
        var mean = losses.Sum() / losses.Length;
        var unexpected = products.Length > 0 ? OfPaths(loans, losses, mean, products) : OfPairs(paths, loans, cancellationToken);
        var tail = Quantile(losses, order, terms.Confidence) with { ExpectedShortfall = shortfall.Sum() };
        return new PortfolioResult
        {
            Terms = terms,
            Exposure = loans.Sum(loan => loan.Exposure),
            ExpectedLoss = loans.Sum(loan => loan.ExpectedLoss),
            UnexpectedLoss = unexpected.Sum(),
            UnexpectedLossExact = products.Length == 0,
            MeanLoss = mean,
            MeanLossError = Math.Sqrt(losses.Sum(loss => (loss - mean) * (loss - mean)) / (losses.Length - 1.0) / losses.Length),
            NoLoss = losses.Count(loss => loss <= 0) / (double)losses.Length,
            Paths = losses.Length,
            Quantiles = [.. Levels.Where(level => level != terms.Confidence).Select(level => Quantile(losses, order, level)).Append(tail).OrderBy(row => row.Confidence)],
            Tail = tail,
            Distribution = Distribution(losses, order),
            Loans = [.. loans.Select((loan, i) => new PortfolioLoanRisk(loan, unexpected[i], shortfall[i], Alone(paths, i, loan, terms)))],
            Concentrations = Concentration.Of(loans, terms),
            Addition = at < 0 ? null : Addition(loans[at], Alone(paths, at, loans[at], terms), at, losses, own, tail, unexpected),
        };
    }

    private static double Alone(PortfolioLoan loan) => loan.Loss * Math.Sqrt(loan.ProbabilityOfDefault * (1 - loan.ProbabilityOfDefault));

    /// <summary>Standard deviation of a loan's own loss.</summary>
    private static double Alone(PortfolioPaths paths, int at, PortfolioLoan loan, PortfolioTerms terms) => terms.LossSensitivity <= 0 ? Alone(loan)
        : Math.Sqrt(Math.Max(0, (loan.Exposure * loan.Exposure * loan.ProbabilityOfDefault * paths.Lost(at).MeanSquare(loan.ProbabilityOfDefault, terms.MarketCorrelation)) - (loan.ExpectedLoss * loan.ExpectedLoss)));

    /// <summary>Euler's parts of the standard deviation: covariance with the book over the book's, each pair by the probability that both fail.</summary>
    private static double[] OfPairs(PortfolioPaths paths, IReadOnlyList<PortfolioLoan> loans, CancellationToken cancellationToken)
    {
        var covariance = new double[loans.Count];
        for (var i = 0; i < loans.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            covariance[i] += Alone(loans[i]) * Alone(loans[i]);
            for (var j = 0; j < i; j++)
            {
                var (p, q) = (loans[i].ProbabilityOfDefault, loans[j].ProbabilityOfDefault);
                if (p is <= 0 or >= 1 || q is <= 0 or >= 1) continue;
                var joint = BivariateNormal.Cumulative(paths.Threshold(i), paths.Threshold(j), paths.Correlation(i, j));
                var both = loans[i].Loss * loans[j].Loss * (joint - (p * q));
                covariance[i] += both;
                covariance[j] += both;
            }
        }

        return Parts(covariance);
    }

    private static double[] OfPaths(IReadOnlyList<PortfolioLoan> loans, double[] losses, double mean, double[][] products)
    {
        var covariance = new double[loans.Count];
        foreach (var block in products)
        {
            for (var i = 0; i < covariance.Length; i++) covariance[i] += block[i] / losses.Length;
        }

        for (var i = 0; i < covariance.Length; i++) covariance[i] -= loans[i].ExpectedLoss * mean;
        return Parts(covariance);
    }

    private static double[] Parts(double[] covariance)
    {
        var deviation = Math.Sqrt(Math.Max(0, covariance.Sum()));
        return [.. covariance.Select(value => deviation > 0 ? value / deviation : 0)];
    }

    /// <summary>Paths from the worst to the best; equal losses in order of drawing.</summary>
    private static int[] Sorted(double[] losses)
    {
        var order = Enumerable.Range(0, losses.Length).ToArray();
        Array.Sort(order, (one, other) => losses[one] != losses[other] ? losses[other].CompareTo(losses[one]) : one.CompareTo(other));
        return order;
    }

    private static int Beyond(int paths, double confidence) => Math.Max(1, (int)Math.Round(paths * (1 - confidence)));

    /// <summary>Mean loss of each loan on the paths beyond the confidence: those blocks are drawn again.</summary>
    private static double[] Shortfalls(PortfolioPaths paths, IReadOnlyList<PortfolioLoan> loans, int[] order, double confidence, int blocks, ParallelOptions options)
    {
        var count = Beyond(order.Length, confidence);
        var bad = new bool[order.Length];
        foreach (var path in order.AsSpan(0, count)) bad[path] = true;
        var sums = new double[blocks][];
        Parallel.For(0, blocks, options, block =>
        {
            if (!bad.AsSpan(block * PortfolioPaths.BlockSize, PortfolioPaths.BlockSize).Contains(true)) return;
            var sum = sums[block] = new double[loans.Count];
            paths.Draw(block, (path, _, failed, amounts) =>
            {
                if (!bad[path]) return;
                for (var i = 0; i < failed.Length; i++) sum[failed[i]] += amounts[i] / count;
            });
        });
        var parts = new double[loans.Count];
        foreach (var sum in sums)
        {
            for (var i = 0; sum is not null && i < parts.Length; i++) parts[i] += sum[i];
        }

        return parts;
    }

    private static PortfolioQuantile Quantile(double[] losses, int[] order, double confidence)
    {
        var (n, beyond) = (order.Length, Beyond(order.Length, confidence));
        // Ranks one standard deviation of the binomial number of paths beyond apart.
        var spread = Math.Max(1, (int)Math.Round(Math.Sqrt(n * confidence * (1 - confidence))));
        var (worse, better) = (losses[order[Math.Max(0, beyond - spread)]], losses[order[Math.Min(n - 1, beyond + spread)]]);
        double sum = 0, squares = 0;
        foreach (var path in order.AsSpan(0, beyond)) sum += losses[path];
        var mean = sum / beyond;
        foreach (var path in order.AsSpan(0, beyond)) squares += (losses[path] - mean) * (losses[path] - mean);
        return new PortfolioQuantile(confidence, losses[order[Math.Min(n - 1, beyond)]], (worse - better) / 2, mean, beyond > 1 ? Math.Sqrt(squares / (beyond - 1) / beyond) : 0);
    }

    private static PortfolioPoint[] Distribution(double[] losses, int[] order)
    {
        var highest = losses[order[Math.Min(order.Length - 1, order.Length / 10_000)]];
        if (highest <= 0) return [new(0, 0)];
        var points = new PortfolioPoint[DistributionPoints + 1];
        for (var k = 0; k <= DistributionPoints; k++)
        {
            var level = highest * k / DistributionPoints;
            // The number of losses above a level, by halving the sorted paths.
            var (low, high) = (0, order.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (losses[order[middle]] > level) low = middle + 1;
                else high = middle;
            }

            points[k] = new(level, low / (double)order.Length);
        }

        return points;
    }

    private static PortfolioAddition Addition(PortfolioLoan loan, double alone, int at, double[] losses, double[] own, PortfolioQuantile tail, double[] unexpected)
    {
        var without = new double[losses.Length];
        for (var path = 0; path < without.Length; path++) without[path] = Math.Max(0, losses[path] - own[path]);
        var rest = Quantile(without, Sorted(without), tail.Confidence);
        var deviation = unexpected.Sum();
        var left = Math.Max(0, (deviation * deviation) - (2 * unexpected[at] * deviation) + (alone * alone));
        return new PortfolioAddition(
            loan.Key, loan.Exposure, loan.ExpectedLoss, deviation - Math.Sqrt(left), tail.ValueAtRisk - rest.ValueAtRisk, tail.ExpectedShortfall - rest.ExpectedShortfall,
            Quantile(own, Sorted(own), tail.Confidence).ExpectedShortfall);
    }

    private static void Check(IReadOnlyList<PortfolioLoan> loans, PortfolioTerms terms)
    {
        ArgumentNullException.ThrowIfNull(loans);
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Problem is { } problem) throw new ArgumentException(problem, nameof(terms));
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var loan in loans)
        {
            if (!keys.Add(loan.Key)) throw new ArgumentException($"The loan '{loan.Key}' is there twice.", nameof(loans));
            if (!(loan.Exposure >= 0 && double.IsFinite(loan.Exposure) && loan.ProbabilityOfDefault is >= 0 and <= 1 && loan.LossGivenDefault is >= 0 and <= 1))
                throw new ArgumentException($"Exposure, probability or loss given default of '{loan.Name}' is outside its range.", nameof(loans));
        }
    }
}
