namespace GpuLending.Engine.Calibration;

/// <summary>A provider's own level under provider fixed effects.</summary>
/// <param name="Provider">Name as first written; empty when the rows name none.</param>
/// <param name="Observations">Prices of this provider.</param>
/// <param name="Intercept">Logarithm of its fitted price at age zero.</param>
/// <param name="Premium">How far it lies above the average of all prices at the same age, as a fraction: 0.1 is 10 % dearer.</param>
public sealed record ProviderLevel(string Provider, int Observations, double Intercept, double Premium);
