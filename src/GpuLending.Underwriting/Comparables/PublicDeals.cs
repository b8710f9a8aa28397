using System.Globalization;
using CsvHelper;

namespace GpuLending.Underwriting.Comparables;

/// <summary>The public deals that come with the product, as rows: Comparables/Data/public_deals.csv.</summary>
public static class PublicDeals
{
    private const string File = "public_deals.csv";

    /// <summary>Every deal: loans on GPUs first, each kind newest first.</summary>
    public static IReadOnlyList<PublicDeal> All { get; } = [.. Read().OrderBy(deal => deal.Way).ThenByDescending(deal => deal.Signed).ThenBy(deal => deal.Name, StringComparer.Ordinal)];

    private static List<PublicDeal> Read()
    {
        using var stream = typeof(PublicDeals).Assembly.GetManifestResourceStream("Comparables." + File)
            ?? throw new InvalidOperationException($"The data file {File} is not part of the assembly.");
        using var csv = CsvReader.Create(stream, CsvReaderOptions.Default, false);
        var deals = new List<PublicDeal>();
        while (csv.Read())
        {
            var signed = Text(csv, "signed");
            deals.Add(new PublicDeal
            {
                Key = Text(csv, "key"),
                Name = Text(csv, "name"),
                Borrower = Text(csv, "borrower"),
                Way = Enum.Parse<WayToFund>(Text(csv, "way"), ignoreCase: true),
                SignedText = signed,
                Signed = Day(signed),
                AmountMillions = Number(csv, "amount_m"),
                Currency = Text(csv, "currency"),
                Assets = Text(csv, "assets"),
                Vendor = Text(csv, "vendor"),
                Customer = Text(csv, "customer"),
                CustomerCredit = Text(csv, "customer_credit") is { Length: > 0 } credit ? Enum.Parse<CustomerCreditClass>(credit, ignoreCase: true) : CustomerCreditClass.NotPublished,
                Index = Text(csv, "index"),
                Margin = Rate(csv, "margin"),
                MarginHigh = Rate(csv, "margin_high"),
                Coupon = Rate(csv, "coupon"),
                IssuePrice = Rate(csv, "issue_price"),
                DisclosedRate = Rate(csv, "disclosed_rate"),
                DisclosedRateBasis = Text(csv, "disclosed_rate_basis"),
                UndrawnFee = Rate(csv, "undrawn_fee"),
                TenorMonths = (int?)Number(csv, "tenor_months"),
                Matures = Text(csv, "matures"),
                AdvanceOnCost = Rate(csv, "advance_on_cost"),
                LoanToValue = Rate(csv, "loan_to_value"),
                SizingCover = Rate(csv, "sizing_cover"),
                MaintenanceCover = Rate(csv, "maintenance_cover"),
                Recourse = Text(csv, "recourse"),
                Rating = Text(csv, "rating"),
                RatingLetter = Text(csv, "rating_letter"),
                Evidence = Enum.Parse<PublicDealEvidence>(Text(csv, "evidence"), ignoreCase: true),
                Source = Text(csv, "source"),
                Note = Text(csv, "note"),
            });
        }

        return deals;
    }

    private static DateOnly Day(string signed) => signed.Length switch
    {
        4 => DateOnly.ParseExact(signed + "-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
        7 => DateOnly.ParseExact(signed + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => DateOnly.ParseExact(signed, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static string Text(CsvReader row, string column) => row.GetString(column).Trim();

    private static decimal? Number(CsvReader row, string column) =>
        Text(row, column) is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static double? Rate(CsvReader row, string column) => (double?)Number(row, column);
}
