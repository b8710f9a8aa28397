using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Portfolio;

/// <summary>Draws a book's defaults, a block of a thousand paths from one random stream, so that a block is the same whoever draws it and whenever.</summary>
internal sealed class PortfolioPaths
{
    public const int BlockSize = 1_000;

    private readonly double[] _exposure;
    private readonly SystematicLoss[] _lost;
    private readonly double[] _threshold;
    private readonly double[] _own;
    private readonly (int Factor, double Loading)[][] _loadings;
    private readonly long _seed;
    private readonly int _factors;

    public PortfolioPaths(IReadOnlyList<PortfolioLoan> loans, PortfolioTerms terms)
    {
        _seed = terms.Seed;
        _exposure = [.. loans.Select(loan => loan.Exposure)];
        _lost = [.. loans.Select(loan => SystematicLoss.Of(loan, terms))];
        _threshold = [.. loans.Select(loan => loan.ProbabilityOfDefault <= 0 ? double.NegativeInfinity : loan.ProbabilityOfDefault >= 1 ? double.PositiveInfinity : NormalDistribution.Quantile(loan.ProbabilityOfDefault))];
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        _loadings = [.. loans.Select(loan => Loadings(loan, terms, names))];
        _factors = names.Count + 1;
        _own = [.. _loadings.Select(loading => Math.Sqrt(Math.Max(0, 1 - loading.Sum(item => item.Loading * item.Loading))))];
    }

    public int Loans => _exposure.Length;

    public double Threshold(int loan) => _threshold[loan];

    /// <summary>How a loan's loss given default follows the market.</summary>
    public SystematicLoss Lost(int loan) => _lost[loan];

    /// <summary>Correlation of two different loans' states.</summary>
    public double Correlation(int one, int other)
    {
        var sum = 0.0;
        var (a, b) = (_loadings[one], _loadings[other]);
        for (int i = 0, k = 0; i < a.Length && k < b.Length;)
        {
            if (a[i].Factor == b[k].Factor) sum += a[i++].Loading * b[k++].Loading;
            else if (a[i].Factor < b[k].Factor) i++;
            else k++;
        }

        return Math.Min(0.95, sum);
    }

    /// <summary>Draws a block and tells each path's loss with the loans that failed on it and what each of them lost.</summary>
    public void Draw(int block, PathTaker take)
    {
        var random = new RandomStream(_seed, block);
        var (factors, failed, amounts) = (new double[_factors], new int[Loans], new double[Loans]);
        for (var path = 0; path < BlockSize; path++)
        {
            for (var f = 0; f < factors.Length; f++) factors[f] = NormalDistribution.Quantile(Fraction(random));
            var (count, loss) = (0, 0.0);
            for (var i = 0; i < _exposure.Length; i++)
            {
                var fraction = Fraction(random);
                var common = 0.0;
                foreach (var (factor, loading) in _loadings[i]) common += loading * factors[factor];
                var bound = _threshold[i] - common;
                // Half of the draws are above the middle: where the bound is below it nobody need ask how far.
                if (bound < 0 && fraction > 0.5) continue;
                if (!(_own[i] * NormalDistribution.Quantile(fraction) < bound)) continue;
                amounts[count] = _exposure[i] * _lost[i].At(factors[0]);
                failed[count] = i;
                loss += amounts[count++];
            }

            take((block * BlockSize) + path, loss, failed.AsSpan(0, count), amounts.AsSpan(0, count));
        }
    }

    // A draw of exactly nothing has no place on the normal distribution.
    private static double Fraction(RandomStream random) => random.NextFraction() + 5.55e-17;

    /// <summary>Market first, then generations and customers by the root of their correlation, each in proportion to the loan's shares.</summary>
    private static (int Factor, double Loading)[] Loadings(PortfolioLoan loan, PortfolioTerms terms, Dictionary<string, int> names)
    {
        var loadings = new List<(int Factor, double Loading)> { (0, Math.Sqrt(terms.MarketCorrelation)) };
        Add(loan.Generations, terms.GenerationCorrelation, "g:");
        Add(loan.Customers, terms.CustomerCorrelation, "c:");
        return [.. loadings.Where(item => item.Loading > 0).OrderBy(item => item.Factor)];

        void Add(IReadOnlyList<NamedShare> shares, double correlation, string kind)
        {
            var length = Math.Sqrt(shares.Sum(share => share.Share * share.Share));
            if (length <= 0) return;
            foreach (var share in shares)
            {
                var name = kind + share.Name.Trim();
                if (!names.TryGetValue(name, out var factor)) names[name] = factor = names.Count + 1;
                loadings.Add((factor, Math.Sqrt(correlation) * share.Share / length));
            }
        }
    }

    internal delegate void PathTaker(int path, double loss, ReadOnlySpan<int> failed, ReadOnlySpan<double> amounts);
}
