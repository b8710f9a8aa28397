using System.Globalization;
using GpuLending.Engine.Portfolio;

namespace GpuLending.Web.Features.Portfolio;

/// <summary>A number of the book's model that the page lets people change. The address holds it when it is not the usual one.</summary>
/// <param name="Key">Name in the address.</param>
/// <param name="Label">Name on the page, with its unit.</param>
/// <param name="Scale">What a typed number is divided by: 100 for percentages.</param>
/// <param name="Least">Least number, as the model has it.</param>
/// <param name="Most">Largest.</param>
/// <param name="Read">The number in terms.</param>
/// <param name="Put">Terms with another number.</param>
public sealed record PortfolioTerm(string Key, string Label, double Scale, double Least, double Most, Func<PortfolioTerms, double> Read, Func<PortfolioTerms, double, PortfolioTerms> Put)
{
    private static readonly PortfolioTerms Standard = new();

    public static IReadOnlyList<PortfolioTerm> All { get; } =
    [
        new("market", "Any two borrowers correlate, %", 100, 0, 0.95, terms => terms.MarketCorrelation, (terms, value) => terms with { MarketCorrelation = value }),
        new("generation", "More on the same chip generation, %", 100, 0, 0.95, terms => terms.GenerationCorrelation, (terms, value) => terms with { GenerationCorrelation = value }),
        new("customer", "More on the same customer, %", 100, 0, 0.95, terms => terms.CustomerCorrelation, (terms, value) => terms with { CustomerCorrelation = value }),
        new("worsening", "Losses worsen with the market by", 1, 0, PortfolioTerms.MostSensitive, terms => terms.LossSensitivity, (terms, value) => terms with { LossSensitivity = value }),
        new("generation-limit", "Limit on a chip generation, %", 100, 0.01, 1, terms => terms.GenerationLimit, (terms, value) => terms with { GenerationLimit = value }),
        new("customer-limit", "Limit on a customer, %", 100, 0.01, 1, terms => terms.CustomerLimit, (terms, value) => terms with { CustomerLimit = value }),
        new("site-limit", "Limit on a site, %", 100, 0.01, 1, terms => terms.SiteLimit, (terms, value) => terms with { SiteLimit = value }),
        new("vendor-limit", "Limit on a maker of GPUs, %", 100, 0.01, 1, terms => terms.VendorLimit, (terms, value) => terms with { VendorLimit = value }),
    ];

    /// <summary>The number when nobody says otherwise.</summary>
    public double Usual => Read(Standard);

    /// <summary>A number of the address; null when it is none, or outside the range.</summary>
    public double? FromAddress(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= Least && value <= Most ? value : null;

    /// <summary>A number as somebody typed it; null when it is none, or outside the range.</summary>
    public double? FromTyped(string? text) =>
        double.TryParse(text?.Trim().TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.CurrentCulture, out var typed) && typed / Scale is var value && value >= Least && value <= Most ? Math.Round(value, 6) : null;

    /// <summary>A number as it is shown to be typed over.</summary>
    public string Written(double value) => Math.Round(value * Scale, 4).ToString("0.####", CultureInfo.CurrentCulture);
}
