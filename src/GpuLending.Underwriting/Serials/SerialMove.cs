namespace GpuLending.Underwriting.Serials;

/// <summary>Where serials are now. What is null stays as it is.</summary>
/// <param name="LotId">Lot of the saved deal.</param>
/// <param name="Site">Site.</param>
/// <param name="Rack">Rack.</param>
/// <param name="Since">First day at the new place: not before the last move, not after today.</param>
/// <param name="Reason">Why.</param>
public sealed record SerialMove(string? LotId, string? Site, string? Rack, DateOnly Since, string Reason);
