namespace GpuLending.Underwriting.Market;

/// <summary>What a published price is evidence of. Kinds are never blended.</summary>
public enum QuoteKind
{
    /// <summary>A seller's published price list.</summary>
    List,

    /// <summary>An offer standing on a marketplace; nobody need have paid it.</summary>
    Ask,

    /// <summary>A price given to one buyer or reported by the trade press.</summary>
    Quote,

    /// <summary>Completed sales.</summary>
    Sale,

    /// <summary>A median or index computed by the source over several prices.</summary>
    Index,

    /// <summary>Somebody's estimate, as of a launch price never published.</summary>
    Estimate,
}
