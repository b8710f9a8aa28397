using System.Text;
using System.Text.Json;

namespace GpuLending.Underwriting.Policies;

/// <summary>Terms of the policy as people say them.</summary>
internal static class PolicyFieldWords
{
    /// <summary>The same words elsewhere mean the same.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["ExceptionThresholds"] = "Exception thresholds",
        ["PremiseLadder"] = "Premise ladder",
        ["ConditionFactors"] = "Condition of hardware",
        ["BlockDiscount"] = "Block discount",
        ["BuyerPool"] = "Limits on buyers",
        ["LiquidationClock"] = "Liquidation clock",
        ["Opinions"] = "Opinions of value",
        ["Notching"] = "Notches for structure",
        ["OperatorNotches"] = "Notches for the operator",
        ["Ceiling"] = "Best rating any structure reaches",
        ["SecuredUplift"] = "Notches up for the first lien",
        ["Notches"] = "When missing",
        ["Calibration"] = "Calibration",
        ["ThinHistoryQuotes"] = "Fewest prices of a thick history",
        ["ThinHistoryHaircut"] = "Haircut on thin history",
        ["MaximumLoanToValue"] = "Highest loan to value",
        ["MinimumDebtServiceCoverage"] = "Lowest debt service coverage",
        ["MaximumBalloonShare"] = "Largest balloon",
        ["MaximumMonthsPastContracts"] = "Longest debt past contracts",
        ["MaximumUnratedRevenueShare"] = "Most revenue from unrated customers",
        ["MaximumCustomerShare"] = "Most revenue from one customer below investment grade",
        ["MinimumObservations"] = "Fewest prices of a fit",
        ["MinimumRSquared"] = "Least R² of a fit",
        ["DefaultDecayPerYear"] = "Log decay taken otherwise",
        ["DefaultSource"] = "Source of the decay",
        ["SaleCredibility"] = "Weight of sales",
        ["QuoteCredibility"] = "Weight of appraisals and quotes",
        ["AskCredibility"] = "Weight of asks",
        ["ModelCredibility"] = "Weight of parity and income",
        ["LongestEconomicLifeMonths"] = "Longest economic life",
        ["PowerPricePerKilowattHour"] = "Power price",
        ["ColocationPerKilowattMonth"] = "Colocation",
        ["ComparableWindowDays"] = "Window of comparables",
        ["ExpiryDays"] = "Opinions expire after",
        ["LeastObservations"] = "Fewest comparables",
        ["TimeValuePerAnnum"] = "Time value a year",
        ["FollowsCurve"] = "Fleet loses value while it is sold",
        ["UnitsPerMonth"] = "Units the market takes",
        ["UnitsPerMonthByModel"] = "Units the market takes",
        ["IsAssumed"] = "Assumed",
        ["AsIs"] = "As is, where is",
        ["DaysToSell"] = "Days to sell",
    };

    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["MinimumDebtServiceCoverage"] = "x",
        ["MaximumMonthsPastContracts"] = "months",
        ["LongestEconomicLifeMonths"] = "months",
        ["ComparableWindowDays"] = "days",
        ["ExpiryDays"] = "days",
        ["DaysToSell"] = "days",
        ["ThinHistoryQuotes"] = "prices",
        ["LeastObservations"] = "prices",
        ["MinimumObservations"] = "prices",
        ["DefaultDecayPerYear"] = "a year",
        ["PowerPricePerKilowattHour"] = "USD/kWh",
        ["ColocationPerKilowattMonth"] = "USD/kW a month",
        ["UnitsPerMonth"] = "a month",
        ["UnitsPerMonthByModel"] = "a month",
        ["MinimumRSquared"] = "",
    };

    /// <summary>A property's name in words: "DeinstallationCost" is "Deinstallation cost".</summary>
    public static string Of(string property)
    {
        if (Words.TryGetValue(property, out var words))
            return words;
        var spoken = new StringBuilder(property.Length + 8);
        foreach (var letter in property)
        {
            if (spoken.Length > 0 && char.IsUpper(letter))
                spoken.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                spoken.Append(letter);
        }

        return spoken.ToString();
    }

    /// <summary>A number's unit; null for a fraction, empty for a plain number.</summary>
    public static string? Unit(string property) => Units.GetValueOrDefault(property);

    public static string Member(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);
}
