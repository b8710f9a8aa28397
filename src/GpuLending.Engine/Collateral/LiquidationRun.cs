namespace GpuLending.Engine.Collateral;

/// <summary>A sale under one premise, week by week.</summary>
public sealed record LiquidationRun
{
    /// <summary>The premise.</summary>
    public required ValuationPremise Premise { get; init; }

    /// <summary>Days the premise allows.</summary>
    public required int Days { get; init; }

    /// <summary>Fair market value in continued use of the lots on the day the sale starts.</summary>
    public required double FairMarketValue { get; init; }

    /// <summary>What the premise ladder says is left of it, block discount and buyer pool taken. Without time value and decline the last week comes to the same.</summary>
    public required double LadderNet { get; init; }

    /// <summary>What the lender has in hand at the end, time value and decline taken, never below zero.</summary>
    public required double NetRecovery { get; init; }

    /// <summary>The weeks in order.</summary>
    public required IReadOnlyList<LiquidationWeek> Weeks { get; init; }
}
