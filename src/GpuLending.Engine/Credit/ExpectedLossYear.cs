namespace GpuLending.Engine.Credit;

/// <summary>Expected loss of one year of a loan's life.</summary>
/// <param name="Year">Number of the year, from 1.</param>
/// <param name="MarginalProbability">Probability of defaulting in this year, seen from the start of the loan.</param>
/// <param name="Exposure">Exposure at default: the largest balance from the start of the year to before its end.</param>
/// <param name="Value">Collateral in the middle of the year, after haircuts.</param>
/// <param name="LossGivenDefault">max(0, 1 − value / exposure), or the routes' weighted by probability; a fraction, 0 where nothing is exposed.</param>
/// <param name="DiscountFactor">What 1 in the middle of the year is worth at the start.</param>
public sealed record ExpectedLossYear(int Year, double MarginalProbability, double Exposure, double Value, double LossGivenDefault, double DiscountFactor)
{
    /// <summary>The ways to get the money back, in the order of causes; empty when only the fleet's value is looked at.</summary>
    public IReadOnlyList<RouteLoss> Routes { get; init; } = [];

    /// <summary>Probability × loss given default × exposure, not discounted.</summary>
    public double Loss => MarginalProbability * LossGivenDefault * Exposure;

    /// <summary>The same, discounted.</summary>
    public double Discounted => Loss * DiscountFactor;
}
