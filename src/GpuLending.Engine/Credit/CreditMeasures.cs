namespace GpuLending.Engine.Credit;

/// <summary>Expected loss and return on capital of a run. They rest on assumed default rates and on the lender's own terms: see <see cref="CreditTerms"/>.</summary>
public sealed record CreditMeasures
{
    /// <summary>Letter whose default rates were read; null when a rate was entered or there is no letter.</summary>
    public string? Rating { get; init; }

    /// <summary>How that letter came about; null in results of engines that did not say, and when a rate was entered.</summary>
    public LoanRating? Rated { get; init; }

    /// <summary>Probability of default in the first year; null when there is none.</summary>
    public double? FirstYearProbability { get; init; }

    /// <summary>Probability of default until the last maturity; null when there is none.</summary>
    public double? LifetimeProbability { get; init; }

    /// <summary>Loss given default over the life, weighted by each year's probability × exposure; null without years or when nothing is exposed.</summary>
    public double? LossGivenDefault { get; init; }

    /// <summary>Expected loss by year; empty when there is no probability of default or no loan.</summary>
    public IReadOnlyList<ExpectedLossYear> Years { get; init; } = [];

    /// <summary>Effective yearly rate at which losses were discounted; null without years.</summary>
    public double? DiscountRatePerAnnum { get; init; }

    /// <summary>Sum of the discounted expected losses; null without years.</summary>
    public double? LifetimeLoss { get; init; }

    /// <summary><see cref="LifetimeLoss"/> over the loan's size.</summary>
    public double? LifetimeLossShare { get; init; }

    /// <summary>Return on capital on yearly averages over the loan's life; null when something it needs is missing.</summary>
    public RiskAdjustedReturn? Return { get; init; }

    /// <summary>Return on capital that the lender asks; null when none is asked.</summary>
    public double? HurdlePerAnnum { get; init; }

    /// <summary>The price beside the grid's; null in results of engines that did not compare.</summary>
    public LoanPricing? Pricing { get; init; }

    /// <summary>The fleet at closing on the loss premise, before haircuts.</summary>
    public double ValueAtClosing { get; init; }

    /// <summary>What a borrowing base would lend at closing; null when no advance is entered.</summary>
    public double? BorrowingBase { get; init; }

    /// <summary>What is missing for a measure that is not given, a sentence each.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
