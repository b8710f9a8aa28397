using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Serials;

/// <summary>A list of serials for a deal.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="File">The list.</param>
/// <param name="Mapping">Which column holds what; null for what the names suggest.</param>
/// <param name="LotId">Lot of every serial that the list itself gives none; null when it gives all.</param>
/// <param name="DryRun">True to be told what would happen, with nothing stored.</param>
public sealed record ImportSerialsCommand(Guid DealId, TabularFile File, SerialMapping? Mapping, string? LotId, bool DryRun);
