using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Comparables;

/// <summary>Which public deals are like a desk deal, and in what.</summary>
public static class FindComparables
{
    /// <summary>A deal like this one is alike in at least so many features.</summary>
    public const int LeastAlike = 3;

    /// <summary>And in at least so much of what was published.</summary>
    public const double LeastLikeness = 0.6;

    private const string Credit = "customers' credit";
    private const int NotchesApart = 3;
    private const int MonthsApart = 12;
    private const double TimesApart = 4;
    private const int YearsApart = 2;

    /// <summary>Every public deal held against the desk deal, most alike first: by how many features are alike, then by their share of what was published, then the newest.</summary>
    public static IReadOnlyList<Comparable> For(DealTerms own) =>
        [.. PublicDeals.All.Select(deal => Against(deal, own))
            .OrderByDescending(comparable => comparable.Deal.Way == WayToFund.GpuLoan)
            .ThenByDescending(comparable => comparable.Alike.Count)
            .ThenByDescending(comparable => comparable.Likeness)
            .ThenByDescending(comparable => comparable.Deal.Signed)
            .ThenBy(comparable => comparable.Deal.Key, StringComparer.Ordinal)];

    /// <summary>Whether a public deal is a loan on GPUs like the desk deal.</summary>
    public static bool IsLike(Comparable comparable)
    {
        ArgumentNullException.ThrowIfNull(comparable);
        // Terms follow the customers' credit: another class of it is another deal.
        return comparable.Deal.Way == WayToFund.GpuLoan && !comparable.Unlike.Contains(Credit) && comparable.Alike.Count >= LeastAlike && comparable.Likeness >= LeastLikeness;
    }

    internal static Comparable Against(PublicDeal deal, DealTerms own)
    {
        var (alike, unlike) = (new List<string>(), new List<string>());
        if (deal.CustomerCredit != CustomerCreditClass.NotPublished && own.CustomerCredit != CustomerCreditClass.NotPublished)
            Put(Credit, deal.CustomerCredit == own.CustomerCredit);
        if (CreditRating.TryParse(deal.RatingLetter, out var letter) && letter.IsRated && CreditRating.TryParse(own.Rating, out var ownLetter) && ownLetter.IsRated)
            Put("rating", Math.Abs(letter.Rank - ownLetter.Rank) <= NotchesApart);
        if (deal.Vendor.Length > 0 && own.Vendor.Length > 0)
            Put("chip maker", string.Equals(deal.Vendor, own.Vendor, StringComparison.OrdinalIgnoreCase));
        if (deal.TenorMonths is { } tenor)
            Put("tenor", Math.Abs(tenor - own.TenorMonths) <= MonthsApart);
        if (deal.AmountMillions is { } amount && own.Amount > 0 && string.Equals(deal.Currency, own.Currency, StringComparison.Ordinal))
            Put("amount", (double)amount * 1e6 / own.Amount is >= 1 / TimesApart and <= TimesApart);
        Put("date", Math.Abs(deal.Signed.DayNumber - own.Closing.DayNumber) <= YearsApart * 366);
        return new Comparable(deal, alike, unlike);

        void Put(string what, bool same) => (same ? alike : unlike).Add(what);
    }
}
