namespace GpuLending.Underwriting.Serials;

/// <summary>Two serials that are the same, or could be meant to be.</summary>
/// <param name="Kind">How they are alike.</param>
/// <param name="Serial">The checked one.</param>
/// <param name="Row">Its row in the list, from 1 for the head.</param>
/// <param name="LotId">Its lot.</param>
/// <param name="Other">The other one.</param>
/// <param name="OtherRow">The other one's row in the list; null when it is in the register.</param>
/// <param name="OtherDealId">The deal that holds the other one; null when it is in the list.</param>
/// <param name="OtherDealName">That deal's name.</param>
/// <param name="OtherLotId">The other one's lot.</param>
public sealed record SerialFinding(
    SerialFindingKind Kind, string Serial, int Row, string LotId, string Other, int? OtherRow, Guid? OtherDealId, string? OtherDealName, string OtherLotId)
{
    /// <summary>An import with such a finding stores nothing.</summary>
    public bool Blocks => Kind is SerialFindingKind.PledgedElsewhere or SerialFindingKind.RegisteredAlready or SerialFindingKind.TwiceInList or SerialFindingKind.LookAlikeElsewhere;

    /// <summary>The finding in a sentence, with both serials and where they are.</summary>
    public string Sentence => Kind switch
    {
        SerialFindingKind.PledgedElsewhere => $"{Serial} (row {Row}) is pledged already: lot {OtherLotId} of {OtherDealName}.",
        SerialFindingKind.RegisteredAlready => $"{Serial} (row {Row}) is registered already in lot {OtherLotId} of this deal.",
        SerialFindingKind.TwiceInList => $"{Serial} stands twice: rows {OtherRow} and {Row}.",
        SerialFindingKind.LookAlikeElsewhere => $"{Serial} (row {Row}) can be taken for {Other}, pledged in lot {OtherLotId} of {OtherDealName}: a risk officer must confirm that they are two units.",
        SerialFindingKind.LookAlikeInDeal => $"{Serial} (row {Row}) can be taken for {Other}, registered in lot {OtherLotId} of this deal.",
        SerialFindingKind.LookAlikeInList => $"{Serial} (row {Row}) can be taken for {Other} (row {OtherRow}).",
        SerialFindingKind.TransposedElsewhere => $"{Serial} (row {Row}) is {Other} with two neighbours changed over; that one is pledged in lot {OtherLotId} of {OtherDealName}.",
        SerialFindingKind.TransposedInDeal => $"{Serial} (row {Row}) is {Other} with two neighbours changed over; that one is registered in lot {OtherLotId} of this deal.",
        SerialFindingKind.TransposedInList => $"{Serial} (row {Row}) is {Other} (row {OtherRow}) with two neighbours changed over.",
    };
}
