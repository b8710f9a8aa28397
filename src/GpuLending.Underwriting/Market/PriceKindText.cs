using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>Reads kind and evidence of a price from the words files use.</summary>
internal static class PriceKindText
{
    internal const string RentKinds = "on demand, spot, one-year term or three-year term";
    internal const string PurchaseKinds = "ask, quote, sale, appraisal or list price";
    internal const string RentEvidence = "list, ask, quote, sale, index or estimate";

    private static readonly (string[] Words, PriceKind Kind)[] Terms =
    [
        (["spot", "interruptible", "preemptible", "preemptable"], PriceKind.RentSpot),
        (["1y", "1yr", "1 y", "1 yr", "1 year", "one year", "12 month", "12 months", "12m", "oneyear", "1year", "commit 1y", "reserved 1y"], PriceKind.RentOneYear),
        (["3y", "3yr", "3 y", "3 yr", "3 year", "3 years", "three year", "three years", "36 month", "36 months", "36m", "threeyears", "3year"], PriceKind.RentThreeYears),
        (["on demand", "ondemand", "demand", "payg", "pay as you go", "hourly"], PriceKind.RentOnDemand),
    ];

    private static readonly (string[] Words, PriceEvidence Evidence)[] Evidences =
    [
        (["ask", "asks", "asking", "offer", "offered", "listing"], PriceEvidence.Ask),
        (["sale", "sales", "sold", "transaction", "completed", "closed", "contract", "contracted"], PriceEvidence.Sale),
        (["appraisal", "appraised", "appraiser"], PriceEvidence.Appraisal),
        (["index", "median", "average", "mean", "assessment"], PriceEvidence.Index),
        (["estimate", "estimated"], PriceEvidence.Estimate),
        (["quote", "quoted", "quotation", "broker"], PriceEvidence.Quote),
        (["list", "msrp", "listed", "published", "new", "launch"], PriceEvidence.List),
    ];

    /// <summary>Rent term in these words; null when they name none.</summary>
    internal static PriceKind? Term(string words) => Find(Terms, words);

    internal static PriceEvidence? Evidence(string words) => Find(Evidences, words);

    /// <summary>Kind of a purchase price by what it is evidence of; null where there is none.</summary>
    internal static PriceKind? Purchase(PriceEvidence evidence) => evidence switch
    {
        PriceEvidence.List => PriceKind.ListPrice,
        PriceEvidence.Ask => PriceKind.ResaleAsk,
        PriceEvidence.Quote => PriceKind.ResaleQuote,
        PriceEvidence.Sale => PriceKind.ResaleSale,
        PriceEvidence.Appraisal => PriceKind.Appraisal,
        PriceEvidence.Index or PriceEvidence.Estimate => null,
    };

    private static T? Find<T>((string[] Words, T Meaning)[] known, string text)
        where T : struct
    {
        var words = $" {string.Join(' ', Spaced(text).Split([' ', '-', '_', '/', '(', ')', ',', ';', '.'], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant()} ";
        foreach (var (names, meaning) in known)
        {
            if (names.Any(name => words.Contains($" {name} ", StringComparison.Ordinal))) return meaning;
        }

        return null;
    }

    private static string Spaced(string text) =>
        string.Concat(text.Select((letter, i) => i > 0 && char.IsUpper(letter) && char.IsLower(text[i - 1]) ? " " + letter : letter.ToString()));
}
