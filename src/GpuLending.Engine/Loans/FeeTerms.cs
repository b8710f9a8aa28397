namespace GpuLending.Engine.Loans;

/// <summary>Fees and discount. Fractions are of the amount they are charged on.</summary>
public sealed record FeeTerms
{
    /// <summary>Original issue discount on each draw: the borrower receives 1 less this share of principal. Below zero it is a premium: the lenders pay more than par.</summary>
    public double OriginalIssueDiscount { get; init; }

    /// <summary>Upfront fee on the loan's size, paid at closing.</summary>
    public double Upfront { get; init; }

    /// <summary>Yearly fee on the undrawn commitment until availability ends, ACT/360, paid with interest.</summary>
    public double UndrawnPerAnnum { get; init; }

    /// <summary>Agent's yearly fee, paid in equal parts with interest; null when none.</summary>
    public Money? AgencyPerAnnum { get; init; }

    /// <summary>What the borrower pays at closing for its cap or swap; null when nothing. It goes to the hedge's bank.</summary>
    public Money? HedgePremium { get; init; }

    /// <summary>Fee on principal when it is repaid.</summary>
    public double Exit { get; init; }
}
