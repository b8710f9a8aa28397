namespace GpuLending.Underwriting.Serials;

/// <summary>Findings of one kind between one lot and one place.</summary>
/// <param name="Kind">How the serials are alike.</param>
/// <param name="LotId">Lot of the checked ones.</param>
/// <param name="OtherDealId">The deal that holds the others; null for the list itself.</param>
/// <param name="OtherDealName">That deal's name.</param>
/// <param name="OtherLotId">Lot of the others.</param>
/// <param name="Count">Findings that somebody should look at.</param>
/// <param name="InRuns">Transposed pairs left out because both serials stand in a run of consecutive numbers, which always holds such pairs.</param>
public sealed record SerialFindingGroup(
    SerialFindingKind Kind, string LotId, Guid? OtherDealId, string? OtherDealName, string OtherLotId, int Count, int InRuns);
