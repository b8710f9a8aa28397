namespace GpuLending.Engine.Covenants;

/// <summary>What of the deal moves with the prices of a backtest.</summary>
public enum BacktestMoves
{
    /// <summary>Value and merchant rent, one for one.</summary>
    ValueAndRent,

    /// <summary>Collateral value alone.</summary>
    Value,

    /// <summary>Merchant rent alone.</summary>
    Rent,
}
