namespace GpuLending.Engine.Sizing;

/// <summary>The lender's own bounds. Going beyond one is an exception that somebody must answer for; it forbids nothing by itself. See
/// docs/methodology/advance-grid.md.</summary>
/// <remarks>Like the rest of the policy it may hold nonsense while someone edits it; whoever puts a policy into force checks it before.</remarks>
public sealed record ExceptionThresholds
{
    /// <summary>Highest loan to value on draw and payment dates, as a fraction, inclusive. Assumed: lenders to GPU fleets quote 65 to 80 % at closing; a path above it is
    /// a path above what was ever advanced.</summary>
    public double MaximumLoanToValue { get; init; } = 0.80;

    /// <summary>Least debt service coverage of any period, as a multiple, inclusive. Public: projected coverage of every month in CoreWeave's DDTL 4.0, an A3 deal.</summary>
    public double MinimumDebtServiceCoverage { get; init; } = 1.20;

    /// <summary>Largest balance left for the last day as a share of the loan, inclusive. Public: all seventeen GPU schedules reviewed by CCIR run to zero.</summary>
    public double MaximumBalloonShare { get; init; }

    /// <summary>Most whole months of debt after the last contract has ended, inclusive. Assumed: a year to let the fleet again.</summary>
    public int MaximumMonthsPastContracts { get; init; } = 12;

    /// <summary>Largest share of contracted revenue from customers without a rating, a fraction, inclusive. Assumed.</summary>
    public double MaximumUnratedRevenueShare { get; init; } = 0.25;

    /// <summary>Largest share of contracted revenue from one customer below investment grade, a fraction, inclusive. Assumed; a customer of investment grade may be the
    /// only one, as in most public deals.</summary>
    public double MaximumCustomerShare { get; init; } = 0.50;
}
