namespace GpuLending.Engine.Credit;

/// <summary>Return on economic capital after expected loss (RAROC), of one year or of yearly averages. All amounts positive in the ordinary case.
/// See docs/methodology/raroc.md.</summary>
/// <param name="Income">Interest and fees.</param>
/// <param name="Funding">Cost of the money lent.</param>
/// <param name="Cost">Running cost.</param>
/// <param name="ExpectedLoss">Expected loss.</param>
/// <param name="CapitalReturn">What the capital itself earns.</param>
/// <param name="Capital">Economic capital.</param>
public sealed record RiskAdjustedReturn(double Income, double Funding, double Cost, double ExpectedLoss, double CapitalReturn, double Capital)
{
    /// <summary>Income − funding − cost − expected loss + return on the capital.</summary>
    public double Profit => Income - Funding - Cost - ExpectedLoss + CapitalReturn;

    /// <summary>Profit over capital, a yearly fraction; null without capital.</summary>
    public double? Ratio => Capital > 0 ? Profit / Capital : null;
}
