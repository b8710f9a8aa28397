using GpuLending.Engine.Credit;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Which of the terms' margins a customer's rating takes, as docs/methodology/interest.md says.</summary>
internal static class MarginTiers
{
    /// <summary>Place of the tier of a rating: the strictest that admits it, else the last.</summary>
    public static int Of(IReadOnlyList<MarginTier> tiers, string rating)
    {
        var known = Parse(rating);
        var best = -1;
        for (var i = 0; i < tiers.Count; i++)
        {
            var worst = Parse(tiers[i].WorstRating);
            if (known <= worst && (best < 0 || worst < Parse(tiers[best].WorstRating)))
                best = i;
        }

        return best < 0 ? Worst(tiers) : best;
    }

    /// <summary>Place of the tier that takes all that no better one takes.</summary>
    public static int Worst(IReadOnlyList<MarginTier> tiers)
    {
        var worst = 0;
        for (var i = 1; i < tiers.Count; i++)
        {
            if (Parse(tiers[i].WorstRating).Rank > Parse(tiers[worst].WorstRating).Rank)
                worst = i;
        }

        return worst;
    }

    private static CreditRating Parse(string rating) => CreditRating.TryParse(rating, out var known) ? known : CreditRating.NotRated;
}
