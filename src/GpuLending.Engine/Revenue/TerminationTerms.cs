namespace GpuLending.Engine.Revenue;

/// <summary>A customer's right to leave before the end, and what it pays for leaving. See docs/methodology/contracted-revenue.md.</summary>
public sealed record TerminationTerms
{
    /// <summary>Why it may leave.</summary>
    public TerminationKind Kind { get; init; } = TerminationKind.Convenience;

    /// <summary>First day on which it may give notice; null when it may from the start.</summary>
    public DateOnly? EarliestDate { get; init; }

    /// <summary>Months between notice and the last day of service, 0 or more.</summary>
    public int NoticeMonths { get; init; }

    /// <summary>Fee for leaving, in months of the fees owed then, 0 or more; not counted when <see cref="FeeAmount"/> is given.</summary>
    public double FeeMonths { get; init; }

    /// <summary>Fee for leaving as an amount; null when it is counted in months.</summary>
    public Money? FeeAmount { get; init; }

    /// <summary>Probability a year that it leaves once it may, 0 to 1.</summary>
    public double ProbabilityPerAnnum { get; init; }
}
