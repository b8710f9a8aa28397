namespace GpuLending.Engine.Sizing;

/// <summary>Advance on cost by the weighted credit of the customers, how much of the loan's life contracts cover, and tenor.</summary>
/// <remarks>
/// Public anchors: 90 % of cost for an A3 deal (CoreWeave DDTL 4.0, 2026) and 71.42 % for a Ba2 deal (DDTL 5.0, 2026). The rest is
/// assumed, between and below them, and marked so.
/// </remarks>
public sealed record AdvanceGrid
{
    /// <summary>The rows, in any order.</summary>
    public IReadOnlyList<AdvanceGridRow> Rows { get; init; } = [];

    /// <summary>The row that gives a deal its advance: of those that admit it on rating, cover and tenor the one with the highest advance, the first of equals.</summary>
    /// <param name="rating">The customers' letter, such as "BB-"; "NR" or an unknown text is not rated and passes "NR" rows only.</param>
    /// <param name="contractedCover">Contracted revenue over eligible cost, as a multiple.</param>
    /// <param name="tenorMonths">Longest life of a draw in whole months.</param>
    /// <returns>The row; null when none admits the deal. A stronger rating, more cover or a shorter tenor never gives less.</returns>
    public AdvanceGridRow? Best(string rating, double contractedCover, int tenorMonths)
    {
        AdvanceGridRow? best = null;
        foreach (var row in Rows)
        {
            if (row.Admits(rating, contractedCover, tenorMonths) && (best is null || row.AdvanceRate > best.AdvanceRate))
                best = row;
        }

        return best;
    }

    /// <summary>The grid the product starts with.</summary>
    public static AdvanceGrid Default { get; } = new()
    {
        Rows =
        [
            new("A-", 1.50, 66, 0.90, "public: CoreWeave DDTL 4.0, A3, 90 % of funding-date cost"),
            new("A-", 1.20, 72, 0.85, "assumed"),
            new("BBB-", 1.50, 66, 0.80, "assumed, between the public anchors"),
            new("BBB-", 1.20, 72, 0.75, "assumed"),
            new("BB-", 1.50, 66, 0.7142, "public: CoreWeave DDTL 5.0, Ba2, 71.42 % of funding-date cost"),
            new("BB-", 1.20, 72, 0.65, "assumed"),
            new("NR", 1.50, 60, 0.60, "assumed: unrated customers"),
            new("NR", 1.20, 72, 0.55, "assumed: unrated customers"),
            new("NR", 1.00, 84, 0.45, "assumed: thin contracts"),
            new("NR", 0.00, 120, 0.30, "assumed: no contract"),
        ],
    };
}
