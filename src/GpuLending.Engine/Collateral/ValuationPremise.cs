namespace GpuLending.Engine.Collateral;

/// <summary>Under which circumstances a price is supposed to be struck, from the mildest to the harshest. A value without its premise means
/// nothing. Wording after the American Society of Appraisers' machinery and equipment premises, shortened; docs/methodology/premise-ladder.md.</summary>
public enum ValuationPremise
{
    /// <summary>Fair market value in continued use: willing buyer and seller, the GPUs stay racked, powered and let. Nothing to sell, 0 days.</summary>
    FairMarketValueInContinuedUse = 0,

    /// <summary>Orderly liquidation value: the seller must sell, with a limited but reasonable time to find buyers. 180 days.</summary>
    OrderlyLiquidationValue = 1,

    /// <summary>What a broker pays who resells at own risk. 90 days.</summary>
    BrokerValue = 2,

    /// <summary>Forced liquidation value: auction, as is, where is. 30 days.</summary>
    ForcedLiquidationValue = 3,

    /// <summary>What the next bidder with cash pays. 7 days.</summary>
    DistressValue = 4,
}
