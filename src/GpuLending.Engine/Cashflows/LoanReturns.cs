namespace GpuLending.Engine.Cashflows;

/// <summary>What the lender earns and the borrower pays. Rates are yearly fractions.</summary>
public sealed record LoanReturns
{
    /// <summary>Lender's internal rate of return on dated cash, effective yearly, Act/365 (Excel's XIRR); null when no rate solves it.</summary>
    public required double? LenderXirr { get; init; }

    /// <summary>The same as a nominal rate compounding at the payment frequency.</summary>
    public required double? NominalYield { get; init; }

    /// <summary>All-in rate that the lenders are paid on the first interest day: max(base, floor) + margin, or the fixed rate.</summary>
    public required double RateAtClosing { get; init; }

    /// <summary>Base rate on that day; null for a fixed rate.</summary>
    public required double? BaseRateAtClosing { get; init; }

    /// <summary>Rate on that day that the borrower pays after cap and swap; null when nothing is hedged.</summary>
    public double? HedgedRateAtClosing { get; init; }

    /// <summary>Years until principal is back, weighted by principal, Act/365 from closing.</summary>
    public required double? WeightedAverageLifeYears { get; init; }

    /// <summary>Cash received over cash paid out by the lender.</summary>
    public required double? MultipleOnInvestedCapital { get; init; }

    /// <summary>Interest to the lenders over the loan's life, paid or capitalised; cap and swap left out.</summary>
    public required double TotalInterest { get; init; }

    /// <summary>Fees and discount over the loan's life.</summary>
    public required double TotalFees { get; init; }

    /// <summary>Part of the fees that is for amounts committed and not drawn; 0 in results of engines that did not tell it apart.</summary>
    public double UndrawnFees { get; init; }

    /// <summary>Carrying amount by the effective interest method, at <see cref="LenderXirr"/>, on each day cash moves; empty when no rate solves it.</summary>
    public IReadOnlyList<EffectiveInterestPeriod> CarryingAmount { get; init; } = [];

    /// <summary>The lenders' cash by day, in no particular order: draws less discount are negative; fees, interest and principal positive; the agent's fee left out. What the
    /// internal rate of return and any present value are struck on.</summary>
    public IReadOnlyList<DatedCash> LenderCash { get; init; } = [];

    /// <summary>Effective rate of one payment period, as a fraction, where the loan is drawn at closing and every period is a regular one; null otherwise. It knows no days: a coupon of half a year is
    /// half the coupon.</summary>
    public double? YieldPerPeriod { get; init; }

    /// <summary>Carrying amount by the effective interest method at <see cref="YieldPerPeriod"/>, one row a payment; empty when it is null.</summary>
    public IReadOnlyList<EffectiveInterestPeriod> CarryingAmountByPeriod { get; init; } = [];

    /// <summary>Each lender's part of the loan, summing to the cent; empty when no syndicate is given.</summary>
    public required IReadOnlyList<LenderPart> Lenders { get; init; }
}
