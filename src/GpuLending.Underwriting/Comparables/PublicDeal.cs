namespace GpuLending.Underwriting.Comparables;

/// <summary>A deal whose terms were published. What was not published is null. Rates are fractions.</summary>
public sealed record PublicDeal
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Borrower { get; init; }

    public required WayToFund Way { get; init; }

    /// <summary>Day, month or year of signing as far as published: "2026-03-31", "2026-03" or "2026".</summary>
    public required string SignedText { get; init; }

    /// <summary>The first day that <see cref="SignedText"/> may mean.</summary>
    public required DateOnly Signed { get; init; }

    public decimal? AmountMillions { get; init; }

    public required string Currency { get; init; }

    /// <summary>What secures it, in words.</summary>
    public string Assets { get; init; } = "";

    /// <summary>Maker of the chips; empty where there are none.</summary>
    public string Vendor { get; init; } = "";

    public string Customer { get; init; } = "";

    public CustomerCreditClass CustomerCredit { get; init; }

    /// <summary>Base rate of a floating deal; empty when it is fixed or not published.</summary>
    public string Index { get; init; } = "";

    public double? Margin { get; init; }

    /// <summary>Upper end of the margin where a range was published.</summary>
    public double? MarginHigh { get; init; }

    public double? Coupon { get; init; }

    /// <summary>Price paid for 1 of the debt.</summary>
    public double? IssuePrice { get; init; }

    /// <summary>All-in rate that the borrower or the press stated.</summary>
    public double? DisclosedRate { get; init; }

    public string DisclosedRateBasis { get; init; } = "";

    public double? UndrawnFee { get; init; }

    public int? TenorMonths { get; init; }

    public string Matures { get; init; } = "";

    public double? AdvanceOnCost { get; init; }

    public double? LoanToValue { get; init; }

    public double? SizingCover { get; init; }

    public double? MaintenanceCover { get; init; }

    public string Recourse { get; init; } = "";

    /// <summary>Ratings in the agencies' words.</summary>
    public string Rating { get; init; } = "";

    /// <summary>One letter for them; empty when there is none.</summary>
    public string RatingLetter { get; init; } = "";

    public PublicDealEvidence Evidence { get; init; }

    /// <summary>Address of the source, or what it is.</summary>
    public required string Source { get; init; }

    public string Note { get; init; } = "";
}
