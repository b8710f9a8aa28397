using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Credit;

/// <summary>What the lender assumes to measure expected loss and its return on capital. It moves neither the loan nor its schedule. What is null is not assumed, and
/// the measure that needs it is not given.</summary>
public sealed record CreditTerms
{
    /// <summary>Whose probability of default is used.</summary>
    public DefaultRateBasis Basis { get; init; } = DefaultRateBasis.Customers;

    /// <summary>Yearly probability of default of who has survived so far, as a fraction; used when <see cref="Basis"/> is entered.</summary>
    public double? DefaultRatePerAnnum { get; init; }

    /// <summary>Premise on which the collateral is valued when the loan fails.</summary>
    public ValuationPremise LossPremise { get; init; } = ValuationPremise.OrderlyLiquidationValue;

    /// <summary>Further haircuts on that value; they add up.</summary>
    public IReadOnlyList<CollateralHaircut> Haircuts { get; init; } = [];

    /// <summary>Share of the value after haircuts that a borrowing base would lend, 0 to 1; null when none is shown.</summary>
    public double? BorrowingBaseAdvance { get; init; }

    /// <summary>Effective yearly rate at which expected losses are discounted; null for the lender's yield, which is the loan's effective interest rate.</summary>
    public double? DiscountRatePerAnnum { get; init; }

    /// <summary>The lender's own cost of funds over the base rate, a year, as a fraction; null when not provided.</summary>
    public double? FundingSpreadPerAnnum { get; init; }

    /// <summary>The lender's running cost as a yearly share of the balance; null when not provided.</summary>
    public double? CostPerAnnum { get; init; }

    /// <summary>Economic capital as a share of the balance; null when not provided.</summary>
    public double? CapitalShare { get; init; }

    /// <summary>Yearly rate that the capital itself earns, as a fraction; null when not provided.</summary>
    public double? CapitalReturnPerAnnum { get; init; }

    /// <summary>Return on capital that the lender asks, a yearly fraction; null when none is asked.</summary>
    public double? HurdlePerAnnum { get; init; }

    /// <summary>Letter that a customer without a rating counts as for the probability of default; null when such a customer has no letter. Sizing does not read it.</summary>
    public string? UnratedCountsAs { get; init; }

    /// <summary>A guarantee of the whole debt; null when there is none.</summary>
    public FullGuarantee? Guarantee { get; init; }

    /// <summary>What the papers hold, element by element; null when it was not looked at: then no notch is taken and the fleet's sale is the only way to recover.</summary>
    public StructureChecklist? Structure { get; init; }

    /// <summary>Who fails and what each way of recovery takes; null to lose what the fleet's value does not cover (one route).</summary>
    public RecoveryTerms? Recovery { get; init; }
}
