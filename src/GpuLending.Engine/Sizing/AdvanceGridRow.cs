namespace GpuLending.Engine.Sizing;

/// <summary>One cell of the grid: the advance for a deal at least this good on all three axes.</summary>
/// <param name="WorstRating">Weakest weighted customer rating admitted; "NR" admits everybody.</param>
/// <param name="LeastContractedCover">Least contracted revenue over the tenor, undiscounted, over eligible cost, as a multiple.</param>
/// <param name="LongestTenorMonths">Longest tenor in months.</param>
/// <param name="AdvanceRate">Advance as a fraction of eligible cost.</param>
/// <param name="Basis">Public source or "assumed".</param>
public sealed record AdvanceGridRow(string WorstRating, double LeastContractedCover, int LongestTenorMonths, double AdvanceRate, string Basis)
{
    /// <summary>Whether the row is open to a deal; every bound is inclusive.</summary>
    /// <param name="rating">The customers' letter; "NR" or an unknown text passes "NR" rows only.</param>
    /// <param name="contractedCover">Contracted revenue over eligible cost, as a multiple.</param>
    /// <param name="tenorMonths">Longest life of a draw in whole months.</param>
    /// <returns>True when rating, cover and tenor are at least as good as the row asks.</returns>
    public bool Admits(string rating, double contractedCover, int tenorMonths) =>
        (WorstRating == Unrated || (rating != Unrated && CustomerCredit.Factor(rating) <= CustomerCredit.Factor(WorstRating)))
        && contractedCover >= LeastContractedCover * (1 - 1e-12)
        && tenorMonths <= LongestTenorMonths;

    /// <summary>Whether whatever the other row admits is admitted by this one too, at an advance no lower: the other then never decides.</summary>
    /// <param name="other">Another row of the same grid.</param>
    /// <returns>True when this row makes the other idle.</returns>
    public bool Covers(AdvanceGridRow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var credit = WorstRating == Unrated || (other.WorstRating != Unrated && CustomerCredit.Factor(other.WorstRating) <= CustomerCredit.Factor(WorstRating));
        return credit && LeastContractedCover <= other.LeastContractedCover && LongestTenorMonths >= other.LongestTenorMonths && AdvanceRate >= other.AdvanceRate;
    }

    private const string Unrated = "NR";
}
