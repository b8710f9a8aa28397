namespace GpuLending.Underwriting.Serials;

/// <summary>What a check of serials found. In the order of weight.</summary>
public enum SerialFindingKind
{
    /// <summary>The same serial stands live under another deal. Blocks.</summary>
    PledgedElsewhere,

    /// <summary>The same serial is registered in this deal already. Blocks.</summary>
    RegisteredAlready,

    /// <summary>The same serial stands twice in the list. Blocks.</summary>
    TwiceInList,

    /// <summary>A serial of another deal can be taken for this one. Blocks until a risk officer has confirmed that they are two units.</summary>
    LookAlikeElsewhere,

    /// <summary>A serial of this deal can be taken for this one.</summary>
    LookAlikeInDeal,

    /// <summary>Two serials of the list can be taken for each other.</summary>
    LookAlikeInList,

    /// <summary>A serial of another deal differs by two neighbouring characters changing places.</summary>
    TransposedElsewhere,

    /// <summary>A serial of this deal differs by two neighbouring characters changing places.</summary>
    TransposedInDeal,

    /// <summary>Two serials of the list differ by two neighbouring characters changing places.</summary>
    TransposedInList,
}
