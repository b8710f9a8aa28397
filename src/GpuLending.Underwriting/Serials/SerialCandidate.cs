namespace GpuLending.Underwriting.Serials;

/// <summary>A serial somebody wants to pledge.</summary>
/// <param name="Serial">Normalised.</param>
/// <param name="Row">Row of the list, from 1 for the head.</param>
/// <param name="LotId">Lot of the deal.</param>
public sealed record SerialCandidate(string Serial, int Row, string LotId);
