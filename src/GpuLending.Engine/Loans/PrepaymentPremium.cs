namespace GpuLending.Engine.Loans;

/// <summary>What a prepayment costs: a make-whole until a day, then a share of the principal that steps down. See docs/methodology/prepayments.md.</summary>
public sealed record PrepaymentPremium
{
    /// <summary>Before this day the lenders are made whole for what they would have been paid until it; null for no make-whole.</summary>
    public DateOnly? MakeWholeUntil { get; init; }

    /// <summary>Yearly rate at which the lenders are taken to lend again, such as the Treasury's, as a fraction.</summary>
    public double ReinvestmentRatePerAnnum { get; init; }

    /// <summary>Spread over it, a year, as a fraction.</summary>
    public double SpreadPerAnnum { get; init; }

    /// <summary>Premiums by date, as shares of the principal prepaid, in any order: 0.02 until one day, 0.01 until another, nothing afterwards.</summary>
    public IReadOnlyList<PremiumStep> PremiumSteps { get; init; } = [];

    /// <summary>Whether mandatory prepayments cost it too.</summary>
    public bool OnMandatory { get; init; }
}
