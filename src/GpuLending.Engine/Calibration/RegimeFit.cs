namespace GpuLending.Engine.Calibration;

/// <summary>The line of one regime, fitted to its own prices alone.</summary>
/// <param name="FirstDate">Day of its first price.</param>
/// <param name="LastDate">Day of its last price.</param>
/// <param name="Observations">Number of its prices.</param>
/// <param name="Slope">Change of the logarithm a year.</param>
/// <param name="Intercept">Logarithm of its fitted price at age zero.</param>
/// <param name="SumOfSquaredResiduals">Sum of squared residuals of the logarithms.</param>
public sealed record RegimeFit(DateOnly FirstDate, DateOnly LastDate, int Observations, double Slope, double Intercept, double SumOfSquaredResiduals)
{
    private const double Flat = 0.0005;

    /// <summary>Change of the price in a year as a fraction, exp(slope) - 1: -0.22 is a fall of 22 % a year. Null when too large for a number.</summary>
    public double? AnnualChangeFraction => double.IsFinite(Math.Exp(Slope)) ? Math.Exp(Slope) - 1 : null;

    /// <summary>-1 when the prices fell, 1 when they rose, 0 when they did so by less than 0.05 % a year.</summary>
    internal int Direction => Math.Abs(Math.Exp(Slope) - 1) < Flat ? 0 : Math.Sign(Slope);
}
