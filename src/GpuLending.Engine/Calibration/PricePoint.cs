namespace GpuLending.Engine.Calibration;

/// <summary>A dated price to fit. <c>default(PricePoint)</c> has no price and is refused.</summary>
/// <param name="Date">Day of the price.</param>
/// <param name="Price">US dollars, per GPU or per GPU-hour, the same unit in the whole series; above zero and finite.</param>
/// <param name="Provider">Who printed it; groups fixed effects and clustered errors. Space around it and capitals do not matter; empty is a provider of its own.</param>
public readonly record struct PricePoint(DateOnly Date, double Price, string Provider = "");
