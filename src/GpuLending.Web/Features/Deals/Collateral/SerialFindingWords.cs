using GpuLending.Underwriting.Serials;

namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>What a check of serials found, as people read it.</summary>
public static class SerialFindingWords
{
    public static string Of(SerialFindingKind kind) => kind switch
    {
        SerialFindingKind.PledgedElsewhere => "Pledged under another deal",
        SerialFindingKind.RegisteredAlready => "Registered in this deal already",
        SerialFindingKind.TwiceInList => "Twice in the list",
        SerialFindingKind.LookAlikeElsewhere => "Look-alike under another deal",
        SerialFindingKind.LookAlikeInDeal => "Look-alike in this deal",
        SerialFindingKind.LookAlikeInList => "Look-alike in the list",
        SerialFindingKind.TransposedElsewhere => "Neighbours changed over, another deal",
        SerialFindingKind.TransposedInDeal => "Neighbours changed over, this deal",
        SerialFindingKind.TransposedInList => "Neighbours changed over, in the list",
    };

    public static string Effect(SerialFindingKind kind) => kind switch
    {
        SerialFindingKind.PledgedElsewhere or SerialFindingKind.RegisteredAlready or SerialFindingKind.TwiceInList => "blocks",
        SerialFindingKind.LookAlikeElsewhere => "waits for a risk officer",
        SerialFindingKind.LookAlikeInDeal or SerialFindingKind.LookAlikeInList or SerialFindingKind.TransposedElsewhere or SerialFindingKind.TransposedInDeal
            or SerialFindingKind.TransposedInList => "warns",
    };

    /// <summary>Where the other serials are.</summary>
    public static string Against(SerialFindingGroup group) => group.Kind switch
    {
        SerialFindingKind.PledgedElsewhere or SerialFindingKind.LookAlikeElsewhere or SerialFindingKind.TransposedElsewhere => $"{group.OtherDealName}, lot {group.OtherLotId}",
        SerialFindingKind.RegisteredAlready or SerialFindingKind.LookAlikeInDeal or SerialFindingKind.TransposedInDeal => $"this deal, lot {group.OtherLotId}",
        SerialFindingKind.TwiceInList or SerialFindingKind.LookAlikeInList or SerialFindingKind.TransposedInList => $"the list, lot {group.OtherLotId}",
    };
}
