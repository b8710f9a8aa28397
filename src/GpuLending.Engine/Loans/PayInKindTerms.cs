namespace GpuLending.Engine.Loans;

/// <summary>Interest that the borrower may add to principal instead of paying it.</summary>
public sealed record PayInKindTerms
{
    /// <summary>Part of the interest that is added to principal, 0 to 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>First day of interest that may be added; null for the first day of the loan.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day of interest that is paid in cash again.</summary>
    public DateOnly Until { get; init; }

    /// <summary>What the part added bears on top, a year, as a fraction.</summary>
    public double MarginPerAnnum { get; init; }
}
