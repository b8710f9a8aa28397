namespace GpuLending.Engine.Covenants;

/// <summary>A tier with its price struck from the close.</summary>
/// <param name="Tier">The tier as agreed.</param>
/// <param name="Price">Price of one GPU for one hour below which it is in force; the price itself complies.</param>
/// <param name="FirstInForce">First test date on which it is in force; null when it never is.</param>
public sealed record RentalIndexTierPrice(RentalIndexTier Tier, double Price, DateOnly? FirstInForce = null);
