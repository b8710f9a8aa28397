namespace GpuLending.Engine.Credit;

/// <summary>Expected loss = probability of default × loss given default × exposure. See docs/methodology/expected-loss.md.</summary>
public static class ExpectedLoss
{
    /// <summary>The expected loss of one exposure over one period.</summary>
    /// <param name="exposure">Amount owed at default, zero or more.</param>
    /// <param name="probability">Probability of default in the period, 0 to 1.</param>
    /// <param name="lossGivenDefault">Share of the exposure that is lost, 0 to 1.</param>
    /// <returns>An amount in the exposure's unit, positive.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Of(double exposure, double probability, double lossGivenDefault)
    {
        Check(exposure, double.MaxValue, nameof(exposure));
        Check(probability, 1, nameof(probability));
        Check(lossGivenDefault, 1, nameof(lossGivenDefault));
        return exposure * probability * lossGivenDefault;
    }

    /// <summary>What a default loses of an exposure that collateral secures: max(0, 1 − value / exposure).</summary>
    /// <param name="exposure">Amount owed, zero or more.</param>
    /// <param name="value">What the collateral brings, zero or more.</param>
    /// <returns>A fraction, 0 to 1; 0 when nothing is owed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or not a number.</exception>
    public static double LossGivenDefault(double exposure, double value)
    {
        Check(exposure, double.MaxValue, nameof(exposure));
        Check(value, double.MaxValue, nameof(value));
        return exposure > 0 ? Math.Max(0, 1 - (value / exposure)) : 0;
    }

    /// <summary>The years of a loan with a constant yearly probability of default of who has survived: in year y it is p × (1 − p)^(y − 1). Losses fall in the
    /// middle of each year and are discounted to the start at (1 + rate)^−(y − 1/2).</summary>
    /// <param name="exposures">Exposure at the start of each year, in order.</param>
    /// <param name="values">Collateral in the middle of each year, after haircuts; as many.</param>
    /// <param name="probabilityPerAnnum">p, 0 to 1.</param>
    /// <param name="discountRatePerAnnum">Effective yearly rate, above −1.</param>
    /// <returns>One row a year; the lifetime expected loss is the sum of <see cref="ExpectedLossYear.Discounted"/>.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or an argument is outside its range.</exception>
    public static IReadOnlyList<ExpectedLossYear> Lifetime(
        IReadOnlyList<double> exposures, IReadOnlyList<double> values, double probabilityPerAnnum, double discountRatePerAnnum)
    {
        ArgumentNullException.ThrowIfNull(exposures);
        ArgumentNullException.ThrowIfNull(values);
        if (exposures.Count != values.Count)
            throw new ArgumentException("There is one value for each exposure.", nameof(values));
        Check(probabilityPerAnnum, 1, nameof(probabilityPerAnnum));
        if (!(discountRatePerAnnum > -1))
            throw new ArgumentOutOfRangeException(nameof(discountRatePerAnnum), discountRatePerAnnum, "A discount rate is above -100 %.");
        return [.. exposures.Select((exposure, i) => new ExpectedLossYear(
            i + 1,
            probabilityPerAnnum * Math.Pow(1 - probabilityPerAnnum, i),
            exposure,
            values[i],
            LossGivenDefault(exposure, values[i]),
            Math.Pow(1 + discountRatePerAnnum, -(i + 0.5))))];
    }

    private static void Check(double value, double most, string name)
    {
        if (!(value >= 0 && value <= most))
            throw new ArgumentOutOfRangeException(name, value, most == 1 ? "It is between 0 and 1." : "It is zero or more.");
    }
}
