using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Portfolio;

/// <summary>
/// Loss given default that worsens with the market that makes borrowers fail: Φ(a - s M), M the market's standard normal state. The level a is set so that the mean over defaults is the loan's own loss
/// given default, and expected loss does not move. With X = √ρ M + √(1 - ρ) e at or below the default level c, the mean over defaults is Φ₂(a / √(1 + s²), c; s√ρ / √(1 + s²)) / Φ(c).
/// See docs/methodology/portfolio.md.
/// </summary>
internal readonly struct SystematicLoss
{
    private readonly double _level;
    private readonly double _sensitivity;
    private readonly double _fixed;

    private SystematicLoss(double level, double sensitivity, double atAnyState) => (_level, _sensitivity, _fixed) = (level, sensitivity, atAnyState);

    /// <summary>The law of one loan.</summary>
    public static SystematicLoss Of(PortfolioLoan loan, PortfolioTerms terms)
    {
        var (lost, probability, s) = (loan.LossGivenDefault, loan.ProbabilityOfDefault, terms.LossSensitivity);
        // What is never or always lost whole, or by whom never or always fails, does not follow the market.
        if (s <= 0 || lost is <= 0 or >= 1 || probability is <= 0 or >= 1) return new(0, 0, lost);
        var (scale, bound) = (Math.Sqrt(1 + (s * s)), NormalDistribution.Quantile(probability));
        var correlation = s * Math.Sqrt(terms.MarketCorrelation) / scale;
        var (low, high) = (-12.0, 12.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (BivariateNormal.Cumulative(middle, bound, correlation) > lost * probability) high = middle;
            else low = middle;
        }

        return new(scale * (low + high) / 2, s, double.NaN);
    }

    /// <summary>Share lost in a state of the market.</summary>
    public double At(double market) => _sensitivity > 0 ? NormalDistribution.Cumulative(_level - (_sensitivity * market)) : _fixed;

    /// <summary>Mean of the square of the share lost over defaults, by the trapezium rule over the market's state; <paramref name="probability"/> and the correlation as in <see cref="Of"/>.</summary>
    public double MeanSquare(double probability, double marketCorrelation)
    {
        if (_sensitivity <= 0) return _fixed * _fixed;
        const double Step = 0.02;
        var (bound, common, own, sum) = (NormalDistribution.Quantile(probability), Math.Sqrt(marketCorrelation), Math.Sqrt(1 - marketCorrelation), 0.0);
        for (var market = -9.0; market <= 9; market += Step)
            sum += Step * Math.Exp(-market * market / 2) * At(market) * At(market) * NormalDistribution.Cumulative((bound - (common * market)) / own);
        return sum / Math.Sqrt(2 * Math.PI) / probability;
    }
}
