namespace GpuLending.Engine.Simulation;

/// <summary>How likely a customer is to fail while the credit cycle stands at its middle. All its contracts stop together.</summary>
/// <param name="Customer">The customer as its contracts name it; upper and lower case do not matter.</param>
/// <param name="PerAnnum">Yearly default intensity, 0 or more: the probability over t years is 1 − e^(−intensity × t).</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Assumed">Whether nothing stands behind it.</param>
public sealed record CustomerIntensity(string Customer, double PerAnnum, string Source = "", bool Assumed = false);
