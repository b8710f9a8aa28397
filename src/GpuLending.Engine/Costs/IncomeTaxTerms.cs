namespace GpuLending.Engine.Costs;

/// <summary>Tax on the borrower's own income, on United States rules: five-year property, losses carried forward. Solved together with the loan's size.
/// See docs/methodology/income-tax.md.</summary>
public sealed record IncomeTaxTerms
{
    /// <summary>Tax as a fraction of taxable income, all levels of government together, 0 to 0.6.</summary>
    public double RatePerAnnum { get; init; } = 0.21;

    /// <summary>How the first and last year's depreciation is counted.</summary>
    public DepreciationConvention Convention { get; init; } = DepreciationConvention.ByRule;

    /// <summary>Part of the cost deducted at once in the year of service, 0 to 1; the rest follows the table.</summary>
    public double BonusShare { get; init; }

    /// <summary>Losses of earlier years at closing, positive; null when none.</summary>
    public Money? OpeningLosses { get; init; }

    /// <summary>Part of a year's income that losses of earlier years may take away, 0 to 1. 0.8 under section 172(a)(2) of the Internal Revenue Code.</summary>
    public double LossLimitShare { get; init; } = 0.8;

    /// <summary>
    /// Largest part of the year's earnings before interest, tax and depreciation that interest may take away, 0 to 1; what it may not is carried forward. Null
    /// when interest is deducted in full. 0.3 under section 163(j)(1) of the Internal Revenue Code.
    /// </summary>
    public double? InterestLimitShare { get; init; }

    /// <summary>When a year's tax is paid.</summary>
    public TaxPaymentTiming Payment { get; init; } = TaxPaymentTiming.FourInstalments;
}
