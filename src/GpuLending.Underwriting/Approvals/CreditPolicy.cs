namespace GpuLending.Underwriting.Approvals;

/// <summary>The lender's own bounds. Going beyond one is an exception that somebody must answer for; it forbids nothing by itself.</summary>
public static class CreditPolicy
{
    /// <summary>Assumed. Lenders to GPU fleets quote 65 to 80 % at closing; a path above it is a path above what was ever advanced.</summary>
    public const double MaximumLoanToValue = 0.80;

    /// <summary>Public: projected coverage of every month in CoreWeave's DDTL 4.0, an A3 deal.</summary>
    public const double MinimumDebtServiceCoverage = 1.20;

    /// <summary>Public: all seventeen GPU schedules reviewed by CCIR run to zero.</summary>
    public const double MaximumBalloonShare = 0;

    /// <summary>Assumed: a year to let the fleet again.</summary>
    public const int MaximumMonthsPastContracts = 12;

    /// <summary>Assumed.</summary>
    public const double MaximumUnratedRevenueShare = 0.25;

    /// <summary>Assumed; a customer of investment grade may be the only one, as in most public deals.</summary>
    public const double MaximumCustomerShare = 0.50;
}
