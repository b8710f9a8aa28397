namespace GpuLending.Engine.Collateral;

/// <summary>How an opinion of value was reached.</summary>
public enum OpinionKind
{
    /// <summary>Prices of the same model, adjusted for condition.</summary>
    Comparables,

    /// <summary>What the newest part charges for the same work, power included.</summary>
    ReplacementParity,

    /// <summary>Present value of net rent until rent no longer covers cost.</summary>
    Income,

    /// <summary>A broker's letter.</summary>
    Broker,

    /// <summary>An appraiser's report.</summary>
    Appraiser,
}
