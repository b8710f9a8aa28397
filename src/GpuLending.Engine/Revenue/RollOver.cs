namespace GpuLending.Engine.Revenue;

/// <summary>Debt that outlives contracts, and what re-letting is expected to carry of it. See docs/methodology/roll-over.md.</summary>
public sealed record RollOver
{
    /// <summary>Committed ends before the last principal is due, in date order.</summary>
    public required IReadOnlyList<ContractExpiry> Expiries { get; init; }

    /// <summary>Whole months from the last committed end to the last principal, 0 or more.</summary>
    public required int MonthsOfDebtPast { get; init; }

    /// <summary>Principal outstanding at the end of the month of the last committed end; 0 when no contract is committed.</summary>
    public required double BalancePast { get; init; }

    /// <summary>Expected revenue by month of GPUs whose contract has ended: extensions, renewals, new contracts and rent. A part of merchant revenue.</summary>
    public required IReadOnlyList<double> ReletRevenue { get; init; }

    /// <summary>Cash flow available for debt service by month when those GPUs stand empty for good.</summary>
    public required IReadOnlyList<double> CfadsWithoutRelet { get; init; }

    /// <summary>Cover of each payment period after the first committed end.</summary>
    public required IReadOnlyList<CoverAfterExpiry> Cover { get; init; }

    /// <summary>Least cover after the first committed end, re-letting as expected; null without debt service then.</summary>
    public required double? MinimumCover { get; init; }

    /// <summary>Least cover after the first committed end when nothing is let again; null without debt service then.</summary>
    public required double? MinimumCoverWithoutRelet { get; init; }

    /// <summary>Rates that the rental term curve implies, month by month over the run; empty without re-let terms.</summary>
    public required IReadOnlyList<RentalForward> Forwards { get; init; }

    /// <summary>A sweep that would bring the debt down to what the cash after the last committed end carries; null when it carries all of it.</summary>
    public required LeaseSweep? Sweep { get; init; }
}
