namespace GpuLending.Engine.Credit;

/// <summary>The borrower as the deal's figures need it. Everything a person knows beyond that lives with the borrower's record.</summary>
public sealed record BorrowerProfile
{
    /// <summary>Legal or trade name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Rating on the letter scale (AAA to D, "NR" when unrated).</summary>
    public string Rating { get; init; } = "NR";

    /// <summary>ISO 3166 alpha-2 code of the borrower's seat, such as "US"; null when not provided.</summary>
    public string? Country { get; init; }

    /// <summary>Who stands behind the borrower, in the terms' words; null when nobody does or it was not provided.</summary>
    public string? Guarantor { get; init; }

    /// <summary>Year the business was founded; null when not provided.</summary>
    public int? FoundedYear { get; init; }

    /// <summary>Revenue of the last full year; null when not provided.</summary>
    public Money? LastYearRevenue { get; init; }

    /// <summary>Revenue expected for the current year; null when not provided.</summary>
    public Money? ExpectedRevenue { get; init; }

    /// <summary>Earnings before interest, tax, depreciation and amortisation over the last twelve months; null when not provided.</summary>
    public Money? Ebitda { get; init; }

    /// <summary>Net interest expense over the last twelve months, positive; null when not provided.</summary>
    public Money? NetInterest { get; init; }

    /// <summary>Cash and undrawn committed lines at the last report; null when not provided.</summary>
    public Money? Liquidity { get; init; }
}
