using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Sizing;

/// <summary>The junior tranche: its size and limits, its path, and who loses first. Paths are monthly, index 0 is closing; all amounts positive.</summary>
public sealed record JuniorResult
{
    /// <summary>Name in the terms.</summary>
    public required string Name { get; init; }

    /// <summary>Size, rounded down to the cent: the least of its limits, never negative.</summary>
    public required Money Size { get; init; }

    /// <summary>Size before rounding.</summary>
    public required double SizeUnrounded { get; init; }

    /// <summary>Its limits, struck on both loans together.</summary>
    public required IReadOnlyList<LimitResult> Limits { get; init; }

    /// <summary>The limit that binds; null when none is given.</summary>
    public required LimitResult? Binding { get; init; }

    /// <summary>Day its last principal is due.</summary>
    public required DateOnly Maturity { get; init; }

    /// <summary>Principal drawn, in proportion to the senior loan's draws.</summary>
    public required IReadOnlyList<double> Drawn { get; init; }

    /// <summary>Interest paid in cash, after the senior loan's debt service.</summary>
    public required IReadOnlyList<double> InterestPaid { get; init; }

    /// <summary>Interest added to principal: the terms' share, and what cash did not pay in a stressed run.</summary>
    public required IReadOnlyList<double> InterestCapitalised { get; init; }

    /// <summary>Principal paid.</summary>
    public required IReadOnlyList<double> Principal { get; init; }

    /// <summary>Balance at the end of the month; it stays where cash does not repay it.</summary>
    public required IReadOnlyList<double> Balance { get; init; }

    /// <summary>Interest and principal due that the cash left by the senior loan did not cover; a balloon at maturity counts.</summary>
    public required IReadOnlyList<double> Shortfall { get; init; }

    /// <summary>Cover of both loans' debt service by payment, balloons left out.</summary>
    public required IReadOnlyList<CoveragePoint> CombinedCoverage { get; init; }

    /// <summary>Least of it; null when no period has debt service.</summary>
    public required double? MinimumCombinedCoverage { get; init; }

    /// <summary>Both balances over marked value by month; null where nothing is owed or nothing is worth anything.</summary>
    public required IReadOnlyList<double?> CombinedLoanToValue { get; init; }

    /// <summary>Largest of it; null when there is none.</summary>
    public required double? MaximumCombinedLoanToValue { get; init; }

    /// <summary>Both sizes over eligible cost; null without cost.</summary>
    public required double? CombinedAdvance { get; init; }

    /// <summary>Internal rate of return of the junior lender's dated cash, effective yearly; null when no rate solves it.</summary>
    public required double? Xirr { get; init; }

    /// <summary>Cash received over cash paid out; null when nothing is lent.</summary>
    public required double? MultipleOnInvestedCapital { get; init; }

    /// <summary>Month on which the order of loss is struck: where both together are highest against value.</summary>
    public required int LossMonth { get; init; }

    /// <summary>Who loses when collateral value falls, first to last: sponsor's equity, junior, senior.</summary>
    public required IReadOnlyList<LossLayer> OrderOfLoss { get; init; }
}
