namespace GpuLending.Engine.Waterfalls;

/// <summary>What an account is for.</summary>
public enum CashAccountKind
{
    /// <summary>Debt service reserve.</summary>
    DebtServiceReserve,

    /// <summary>Power reserve.</summary>
    PowerReserve,

    /// <summary>Liquidity reserve.</summary>
    LiquidityReserve,

    /// <summary>Reserve for replacing and repairing hardware.</summary>
    ReplacementReserve,

    /// <summary>Cash held back by a trap.</summary>
    CashTrap,
}
