using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Covenants;

/// <summary>A borrowing base: what the lot's value counts for, what is not eligible, what is too much of one kind. Null values ask for nothing.</summary>
public sealed record BorrowingBaseTerms
{
    /// <summary>Whether draws are held to it: after each draw no more may be owed than the base of that day carries. Else it is shown, alerted on and printed, and caps nothing.</summary>
    public bool CapsDraws { get; init; }

    /// <summary>Share of eligible value that may be lent, 0 to 1.</summary>
    public double AdvanceRate { get; init; } = 0.70;

    /// <summary>Premise on which lots are valued; null to take the case's mark.</summary>
    public ValuationPremise? Premise { get; init; }

    /// <summary>Amount held back, zero or more; null for none.</summary>
    public Money? Reserve { get; init; }

    /// <summary>Whether lots without a first lien are left out.</summary>
    public bool FirstLienOnly { get; init; } = true;

    /// <summary>Countries whose lots are eligible, ISO 3166 alpha-2; empty for any.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Largest age in years since the in-service date; null for none.</summary>
    public double? LargestAgeYears { get; init; }

    /// <summary>Whether only GPUs under contract on the day count.</summary>
    public bool ContractedOnly { get; init; }

    /// <summary>Largest part of eligible value in one GPU model, 0 to 1; null for none. What is above it does not count.</summary>
    public double? LargestModelShare { get; init; }

    /// <summary>Largest part of eligible value at one site, 0 to 1; null for none.</summary>
    public double? LargestSiteShare { get; init; }

    /// <summary>Largest part of eligible value rented to one customer, 0 to 1; null for none.</summary>
    public double? LargestCustomerShare { get; init; }
}
