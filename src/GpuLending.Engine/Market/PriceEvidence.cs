namespace GpuLending.Engine.Market;

/// <summary>What a printed price is evidence of. Prices of different evidence are never averaged or fitted together.</summary>
public enum PriceEvidence
{
    /// <summary>A seller's published price list. A list price that never moves carries no information.</summary>
    List,

    /// <summary>An offer standing on a marketplace; nobody need have paid it.</summary>
    Ask,

    /// <summary>A price given to one buyer, or reported by a broker or the trade press.</summary>
    Quote,

    /// <summary>Completed sales.</summary>
    Sale,

    /// <summary>An appraiser's opinion.</summary>
    Appraisal,

    /// <summary>A median or index that the source computed over several prices.</summary>
    Index,

    /// <summary>Somebody's estimate, as of a launch price never published.</summary>
    Estimate,
}
