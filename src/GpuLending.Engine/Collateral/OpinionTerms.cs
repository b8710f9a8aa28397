namespace GpuLending.Engine.Collateral;

/// <summary>When opinions of value are relied on, and how far. Every figure is assumed: each lender has its own. See docs/methodology/opinions-of-value.md.</summary>
public sealed record OpinionTerms
{
    /// <summary>Days before the newest price of a kind and segment whose prices count as equally fresh.</summary>
    public int ComparableWindowDays { get; init; } = 90;

    /// <summary>Days after which prices and rents, and opinions that name no expiry, are no longer relied on.</summary>
    public int ExpiryDays { get; init; } = 365;

    /// <summary>Fewest prices that comparables or a rent may rest on.</summary>
    public int LeastObservations { get; init; } = 3;

    /// <summary>Share of hours let when neither the approach's terms nor the case say, 0 to 1.</summary>
    public double Utilisation { get; init; } = 0.65;

    /// <summary>US dollars per kilowatt-hour when neither the approach's terms nor the case say.</summary>
    public double PowerPricePerKilowattHour { get; init; } = 0.08;

    /// <summary>US dollars per kilowatt of load and month when neither the approach's terms nor the case say.</summary>
    public double ColocationPerKilowattMonth { get; init; } = 180;

    /// <summary>The longest economic life in months since the in-service date for which the income value counts rent, and nothing after it: used parts fetch 5 to 10 % of their
    /// launch price by the sixth to eighth year.</summary>
    public int LongestEconomicLifeMonths { get; init; } = 96;

    /// <summary>Weight of completed sales in a credibility-weighted mark, 0 to 1.</summary>
    public double SaleCredibility { get; init; } = 1.0;

    /// <summary>Weight of appraisals and quotes to one buyer.</summary>
    public double QuoteCredibility { get; init; } = 0.7;

    /// <summary>Weight of asking prices, which ran 1.2 to 2.0 times completed sales (CCIR, July 2026).</summary>
    public double AskCredibility { get; init; } = 0.4;

    /// <summary>Weight of replacement parity and income value.</summary>
    public double ModelCredibility { get; init; } = 0.5;
}
