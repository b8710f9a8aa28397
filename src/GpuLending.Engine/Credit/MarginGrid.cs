namespace GpuLending.Engine.Credit;

/// <summary>What the lender asks over the base rate, by credit, length of the contracts and tenor: the cheapest row that admits the deal.</summary>
/// <remarks>
/// Public anchors are margins of CoreWeave's, IREN's and Lambda's loans; the same operator has paid 2.25 % to 13 %, by the customer's credit. Rows between and below
/// them are assumed, and where a public margin was paid without a rating its place on the scale is assumed. See docs/methodology/margin-grid.md.
/// </remarks>
public sealed record MarginGrid
{
    /// <summary>The rows, in any order.</summary>
    public IReadOnlyList<MarginGridRow> Rows { get; init; } = [];

    /// <summary>The grid the product starts with.</summary>
    public static MarginGrid Default { get; } = new()
    {
        Rows =
        [
            new("A-", 54, 72, 0.0225, "public: CoreWeave DDTL 4.0, A3, Mar 2026, and IREN, A, May 2026: SOFR + 2.25 %"),
            new("A-", 36, 84, 0.0275, "assumed, above the public anchor for shorter contracts"),
            new("BBB-", 48, 72, 0.0300, "public: Lambda term loan B, Baa2, Aug 2026: SOFR + 3.00 %"),
            new("BBB-", 36, 84, 0.0350, "assumed, above the public anchor for shorter contracts"),
            new("BB+", 54, 72, 0.0400, "public: CoreWeave DDTL 3.0, OpenAI, Jul 2025: SOFR + 4.00 %; not rated, its place is assumed"),
            new("BB+", 48, 72, 0.0425, "public: CoreWeave DDTL 2.1, mixed customers, Sep 2025: SOFR + 4.25 %; not rated, its place is assumed"),
            new("BB-", 48, 72, 0.0450, "public: CoreWeave DDTL 5.0, Ba2, May 2026: SOFR + 4.50 %"),
            new("BB-", 30, 84, 0.0550, "public: CoreWeave DDTL 5.5, Ba2, contracts of about three years, Aug 2026: SOFR + 5.50 %"),
            new("B-", 36, 84, 0.0650, "public: CoreWeave DDTL 2.0, 2024, first of its kind: SOFR + 6.00 to 6.50 %; not rated, its place is assumed"),
            new("NR", 24, 84, 0.0962, "public: CoreWeave DDTL 1.0, 2023: SOFR + 9.62 %; not rated, its place is assumed"),
            new("NR", 0, 120, 0.1300, "public: CoreWeave DDTL 2.0, customers below investment grade, 2024: SOFR + 13.00 %"),
        ],
    };

    /// <summary>The row that prices a deal.</summary>
    /// <param name="rating">The loan's rating; not rated passes only the rows for everybody.</param>
    /// <param name="contractMonths">Months from closing to the contracts' end, weighted by contracted revenue; 0 without contracts.</param>
    /// <param name="tenorMonths">Tenor in months.</param>
    /// <returns>The cheapest row that admits it, the first of equals; null when none does.</returns>
    public MarginGridRow? Find(CreditRating rating, double contractMonths, int tenorMonths)
    {
        MarginGridRow? best = null;
        foreach (var row in Rows)
        {
            var admits = CreditRating.TryParse(row.WorstRating, out var worst) && rating.IsAtLeast(worst)
                && contractMonths >= row.ShortestContractMonths - 1e-9 && tenorMonths <= row.LongestTenorMonths;
            if (admits && (best is null || row.MarginPerAnnum < best.MarginPerAnnum))
                best = row;
        }

        return best;
    }
}
