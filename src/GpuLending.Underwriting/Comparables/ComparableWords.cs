using System.Globalization;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.Comparables;

/// <summary>Public deals in words.</summary>
public static class ComparableWords
{
    public static string Name(WayToFund way) => way switch
    {
        WayToFund.GpuLoan => "GPU loan",
        WayToFund.HighYieldBond => "High-yield bond",
        WayToFund.Convertible => "Convertible",
        WayToFund.DataCentreFinance => "Data-centre finance",
    };

    public static string Name(CustomerCreditClass credit) => credit switch
    {
        CustomerCreditClass.NotPublished => "not published",
        CustomerCreditClass.InvestmentGrade => "investment grade",
        CustomerCreditClass.Mixed => "mixed",
        CustomerCreditClass.BelowInvestmentGrade => "below investment grade",
        CustomerCreditClass.Unrated => "unrated",
    };

    public static string Name(PublicDealEvidence evidence) => evidence switch
    {
        PublicDealEvidence.Published => "issuer's paper read",
        PublicDealEvidence.Transcribed => "second hand, names the paper",
        PublicDealEvidence.Press => "press",
        PublicDealEvidence.Unverified => "not verified",
    };

    /// <summary>When it was signed, as far as published: 31 Mar 2026, Mar 2026 or 2026.</summary>
    public static string Signed(PublicDeal deal) => deal.SignedText.Length switch
    {
        4 => deal.SignedText,
        7 => deal.Signed.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        _ => FigureFormat.Date(deal.Signed),
    };

    public static string Amount(PublicDeal deal) => deal.AmountMillions is { } amount
        ? string.Create(CultureInfo.InvariantCulture, $"{deal.Currency} {amount:#,##0.##}m")
        : "not published";

    /// <summary>The price as published: margin or coupon, and the issue price when it is not par.</summary>
    public static string Price(PublicDeal deal)
    {
        var issued = deal.IssuePrice is { } price && price != 1 ? $", at {price * 100:0.##}" : "";
        if (deal.Margin is { } margin)
            return $"{deal.Index} + {FigureFormat.Rate(margin)}{(deal.MarginHigh is { } high ? $" to {FigureFormat.Rate(high)}" : "")}{issued}";
        return deal.Coupon is { } coupon ? string.Create(CultureInfo.InvariantCulture, $"{coupon * 100:0.00#} % fixed{issued}") : "not published";
    }

    public static string Price(DealTerms own) =>
        (own.Margin is { } margin ? $"{own.Index} + {FigureFormat.Rate(margin)}" : $"{FigureFormat.Rate(own.FixedRate)} fixed") + (own.IssuePrice < 1 ? $", at {own.IssuePrice * 100:0.##}" : "");

    public static string Advance(PublicDeal deal) => deal.AdvanceOnCost is { } advance ? $"{FigureFormat.Percent(advance)} of cost"
        : deal.LoanToValue is { } value ? $"{FigureFormat.Percent(value)} of value" : "not published";

    public static string Cover(PublicDeal deal) => (deal.SizingCover, deal.MaintenanceCover) switch
    {
        ({ } sized, { } kept) => $"{FigureFormat.Multiple(sized)} to size, {FigureFormat.Multiple(kept)} to keep",
        ({ } sized, null) => $"{FigureFormat.Multiple(sized)} to size",
        (null, { } kept) => $"{FigureFormat.Multiple(kept)} to keep",
        _ => "not published",
    };
}
