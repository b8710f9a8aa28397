using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GpuLending.Engine;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.Deals;

/// <summary>Fields of the document as people say them.</summary>
public static class FieldNames
{
    private const string Separator = " · ";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["lots"] = "Lot",
        ["contracts"] = "Contract",
        ["covenants"] = "Covenant",
        ["otherCashFlows"] = "Other cash flow",
        ["undertakings"] = "Undertaking",
        ["deliveries"] = "Delivery",
        ["waivers"] = "Waiver",
        ["cureRights"] = "Cure right",
        ["tiers"] = "Tier",
        ["fallbacks"] = "Fallback index",
        ["borrowingBase"] = "Borrowing base",
        ["closePrice"] = "price at closing",
        ["roundTo"] = "rounding of tier prices",
        ["ageBasis"] = "basis of the age",
        ["observationBasis"] = "what reports cover",
        ["testEveryMonths"] = "months between tests",
        ["certificateDays"] = "days until the certificate",
        ["volatilityPerAnnum"] = "volatility a year",
        ["lenders"] = "Lender",
        ["cures"] = "Cure",
        ["observations"] = "Observation",
        ["entered"] = "Planned draw",
        ["custom"] = "Principal payment",
        ["compared"] = "Compared curve",
        ["gpuModel"] = "GPU model",
        ["unitCost"] = "Unit cost",
        ["gpus"] = "GPUs",
        ["gpu"] = "GPU",
        ["lotIds"] = "Lots served",
        ["netInterest"] = "Net interest",
        ["pricePerGpuHour"] = "Price per GPU-hour",
        ["ebitda"] = "EBITDA",
        ["kilowattsPerGpu"] = "kW per GPU",
        ["colocationPerKilowattMonth"] = "Colocation per kW a month",
        ["maintenancePerGpuMonth"] = "Maintenance per GPU a month",
        ["pricePerKilowattHour"] = "Price per kWh",
        ["hedgedPricePerKilowattHour"] = "Fixed price per kWh",
        ["hedgedUntil"] = "Fixed price until",
        ["priceSteps"] = "Price step",
        ["softwarePerGpuMonth"] = "Software per GPU a month",
        ["sellingAndAdministrationShareOfRevenue"] = "Selling and administration, of revenue",
        ["spending"] = "Replacement",
        ["assessedShareByYear"] = "Assessed value by year",
        ["bonusShare"] = "Bonus depreciation",
        ["lossLimitShare"] = "limit of losses used",
        ["interestLimitShare"] = "limit of interest",
        ["daysReceivable"] = "days until contract fees are received",
        ["daysReceivableMerchant"] = "days until merchant rent is received",
        ["daysPayable"] = "days until costs are paid",
        ["powerUsageEffectiveness"] = "PUE",
        ["loanToValue"] = "Loan-to-value",
        ["mitigants"] = "Mitigant",
        ["narrative"] = "Text",
        ["provenance"] = "Source of",
        ["debtServiceCoverage"] = "DSCR",
        ["loanLifeCoverage"] = "LLCR",
        ["capsDraws"] = "draws held to the borrowing base",
        ["takeOrPayShare"] = "Take-or-pay share",
        ["ramp"] = "Step of the ramp",
        ["serviceLevelCredits"] = "Service-level credit",
        ["extensions"] = "Extension option",
        ["actuals"] = "Reported month",
        ["pillars"] = "Point of the rental curve",
        ["relet"] = "Re-letting",
        ["guaranteedBy"] = "Guarantor",
        ["anniversariesFromAgreedStart"] = "anniversaries from the agreed start",
        ["opinions"] = "Opinion of value",
        ["overrides"] = "Override of the mark",
        ["supports"] = "Residual support",
        ["valuePerGpu"] = "Value per GPU",
        ["dispersionRule"] = "Dispersion rule",
        ["otherCostPerGpuHour"] = "Other cost per GPU-hour",
        ["countSupports"] = "Supports counted",
        ["lien"] = "Lien",
        ["titleHolder"] = "Title holder",
        ["originalIssueDiscount"] = "OID",
        ["haircuts"] = "Haircut",
        ["lossPremise"] = "premise of the loss",
        ["basis"] = "basis of the default rate",
        ["costPerAnnum"] = "running cost a year",
        ["capitalShare"] = "economic capital",
        ["borrowingBaseAdvance"] = "advance of the borrowing base",
        ["hurdlePerAnnum"] = "return asked of the capital",
        ["unratedCountsAs"] = "letter of unrated customers",
        ["structure"] = "structure",
        ["items"] = "line",
        ["operatorFailsShare"] = "operator fails, share of defaults",
        ["customerFailsShare"] = "customer fails, share of defaults",
        ["bothFailShare"] = "both fail, share of defaults",
        ["replacementWorks"] = "another operator is found",
        ["replacementGapMonths"] = "months without pay",
        ["replacementFeeShare"] = "other operator's fee",
        ["transferCostPerGpu"] = "cost of handing over, a GPU",
        ["reletWorks"] = "let again in place",
        ["reletVoidMonths"] = "months empty",
        ["reletRentShare"] = "rent in distress",
        ["enforcementCostShare"] = "cost of enforcing",
        ["monthsWithoutAccess"] = "delay without access",
        ["lossWithoutSerials"] = "lost without serial numbers",
        ["lostWithOperator"] = "support lost with the operator",
        ["fixings"] = "Published rate",
        ["setting"] = "when the rate is set",
        ["capShare"] = "share under the cap",
        ["capPerAnnum"] = "cap of the base rate",
        ["swapRatePerAnnum"] = "swap rate",
        ["swapFloored"] = "swap has the loan's floor",
        ["finalStub"] = "last period",
        ["steps"] = "Rule",
        ["accounts"] = "Account",
        ["triggers"] = "Trigger",
        ["accountId"] = "account",
        ["triggerIds"] = "triggers",
        ["contractIds"] = "contracts",
        ["cashShare"] = "share of what is left",
        ["receiptsShare"] = "share of receipts",
        ["cureTests"] = "tests to cure",
        ["sponsorPays"] = "what the sponsor pays",
        ["premiumSteps"] = "Premium step",
        ["commitmentSteps"] = "Commitment step",
        ["voluntary"] = "Voluntary prepayment",
        ["proceeds"] = "Lot lost or sold",
        ["loanToCostAbove"] = "loan-to-cost above which the loan is prepaid",
        ["onNegativeOperatingIncome"] = "prepaid before negative operating income",
        ["negativeIncomeMonthsAhead"] = "months ahead of negative operating income",
        ["makeWholeUntil"] = "make-whole until",
        ["reinvestmentRatePerAnnum"] = "reinvestment rate",
        ["onMandatory"] = "premium on mandatory prepayments",
        ["amendments"] = "Amendment",
        ["marginSteps"] = "Margin step",
        ["marginTiers"] = "Margin by customer",
        ["payInKind"] = "Interest in kind",
        ["changePerAnnum"] = "change of the margin",
        ["hedgePremium"] = "hedge premium",
        ["lease"] = "Lease",
        ["residualShare"] = "residual",
        ["purchaseOptionShare"] = "purchase option",
        ["tranches"] = "Tranche",
        ["junior"] = "Junior tranche",
        ["pikShare"] = "share of interest added to principal",
        ["combinedLoanToValue"] = "combined loan-to-value",
        ["combinedDebtServiceCoverage"] = "combined DSCR",
        ["drawTest"] = "draws against deliveries",
        ["uses"] = "funding of",
        ["stress"] = "Stress",
        ["own"] = "scenario",
        ["cases"] = "cases side by side",
        ["parts"] = "scenarios together",
        ["spreads"] = "spread of a driver",
        ["valueFactor"] = "factor on value",
        ["rentFactor"] = "factor on rent",
        ["rateShift"] = "shift of the base rate",
        ["availabilityFactor"] = "factor on availability",
        ["monthsToRelet"] = "months to re-let",
    };

    private static readonly string[] FractionEndings =
    [
        "robability", "vailability", "availabilityFloor", "shareOfLastPrice", "below", "credit",
        "Share", "PerAnnum", "ShareOfRevenue", "ShareByYear", "Utilisation", "utilisation", "Haircut", "haircut", "Rate", "Discount", "upfront", "exit", "expectedUse", "Advance", "freePoints", "maximumReduction", "creditGiven",
        "credibility", "replacementWorks", "reletWorks", "lossWithoutSerials",
        "Share", "PerAnnum", "Utilisation", "utilisation", "Haircut", "haircut", "Rate", "Discount", "upfront", "exit", "expectedUse", "Advance", "combinedLoanToValue", "freePoints", "maximumReduction", "creditGiven",
        "credibility",
    ];

    /// <summary>A path in words, such as "Lot L1 · count". Rows without an id are counted from 1.</summary>
    /// <param name="path">From the document's root ("/case/lots/0/count") or the case's ("/lots/0/count").</param>
    /// <param name="document">Where to look for the ids of rows; null to count them.</param>
    public static string Describe(string path, DealDocument? document = null) => Describe(path, document is null ? null : DocumentDiff.ToNode(document), null);

    /// <summary>A field of the case and its value in words; no value for a part that is not one value.</summary>
    /// <param name="path">From the case's root, "/lots/0/count".</param>
    /// <param name="document">The document as a node.</param>
    internal static (string Name, string? Value) Spell(string path, JsonObject document)
    {
        JsonNode? at = document["case"];
        foreach (var segment in DocumentPath.Segments(path)) at = Step(at, segment);
        var single = at is JsonValue || (at is JsonObject money && money.Count == 2 && money.ContainsKey("amount")) || (at is JsonArray rows && rows.Count > 0 && rows.All(row => row is JsonValue));
        var text = single ? Value(path, at!.ToJsonString(), added: true) : null;
        // Names of the trade are stored as "takeOrPay".
        return (Describe(path, document, null), text is { Length: > 1 } && char.IsAsciiLetterLower(text[0]) && text.All(char.IsAsciiLetterOrDigit) ? Spoken(text) : text);
    }

    /// <summary>Changes in words, ready for a list.</summary>
    public static IReadOnlyList<FieldChange> InWords(IReadOnlyList<DocumentChange> changes, DealDocument before, DealDocument after)
    {
        if (changes.Count == 0)
            return [];
        var (from, to) = (DocumentDiff.ToNode(before), DocumentDiff.ToNode(after));
        return [.. changes.Select(change => new FieldChange(
            change.Path,
            change.To is null ? Describe(change.Path, from, null) : Describe(change.Path, to, from),
            Value(change.Path, change.From, added: false),
            Value(change.Path, change.To, added: true)))];
    }

    private static string Describe(string path, JsonNode? document, JsonNode? other)
    {
        var segments = DocumentPath.Segments(path);
        if (segments.Length == 0)
            return "Document";
        var inCase = segments[0] is not ("case" or "provenance" or "mitigants" or "narrative" or "stress" or "schemaVersion");
        JsonNode? at = inCase ? document?["case"] : document;
        JsonNode? before = inCase ? other?["case"] : other;
        var words = new List<string>();
        // Beside the case there are lists by key: the key belongs to the list's name.
        var isKeyed = segments[0] is "mitigants" or "narrative" or "provenance";
        foreach (var segment in segments[0] == "case" ? segments[1..] : segments)
        {
            if (segments[0] == "case" && words.Count == 0 && ReferenceEquals(at, document))
                (at, before) = (document?["case"], other?["case"]);
            var isRow = int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && (at is null or JsonArray);
            at = Step(at, segment);
            before = Step(before, segment);
            if (isRow && words.Count > 0)
                words[^1] += " " + (Name(at) ?? Name(before) ?? (index + 1).ToString(CultureInfo.InvariantCulture));
            else if (isKeyed && words.Count == 1)
                (words[0], isKeyed) = (words[0] + " " + (segment.StartsWith('/') ? Describe(segment, document, other) : Spoken(segment)), false);
            else
                words.Add(words.Count == 0 ? Capital(Spoken(segment)) : Spoken(segment));
        }

        return words.Count == 0 ? "Case" : string.Join(Separator, words);
    }

    private static JsonNode? Step(JsonNode? at, string segment) => at switch
    {
        JsonObject members => members[segment],
        JsonArray rows when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < rows.Count => rows[index],
        _ => null,
    };

    private static string? Name(JsonNode? row)
    {
        foreach (var member in (ReadOnlySpan<string>)["id", "lender", "date", "label"])
        {
            if (row is JsonObject members && members[member] is JsonValue value && value.TryGetValue<string>(out var name) && name.Length > 0)
                return name;
        }

        return null;
    }

    private static string Value(string path, string? json, bool added)
    {
        if (json is null)
            return added ? "removed" : "none";
        var node = JsonNode.Parse(json);
        var leaf = DocumentPath.Segments(path)[^1];
        return node switch
        {
            null => FigureFormat.NotProvided,
            JsonObject money when money.Count == 2 && money.ContainsKey("amount") && money.ContainsKey("currency") =>
                FigureFormat.Price(money.Deserialize<Money>(DealDocumentJson.Options)),
            JsonObject row => Name(row) ?? "a row",
            JsonArray rows when rows.All(item => item is JsonValue) => rows.Count == 0 ? "none" : string.Join(", ", rows.Select(item => Scalar(leaf, item!.AsValue()))),
            JsonArray rows => $"{rows.Count} rows",
            JsonValue value => Scalar(leaf, value),
            _ => json,
        };
    }

    private static string Scalar(string leaf, JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Number when leaf == "foundedYear" => value.ToJsonString(),
        JsonValueKind.Number when FractionEndings.Any(ending => leaf.EndsWith(ending, StringComparison.Ordinal)) => FigureFormat.Percent(value.GetValue<double>()),
        JsonValueKind.Number => value.GetValue<decimal>().ToString("#,##0.##########", CultureInfo.InvariantCulture),
        _ when value.TryGetValue<string>(out var text) => Text(text),
        _ => value.ToJsonString(),
    };

    private static string Text(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? FigureFormat.Date(date) : FigureFormat.Text(text);

    /// <summary>"interestOnlyMonths" is spoken "interest only months".</summary>
    private static string Spoken(string segment)
    {
        if (Words.TryGetValue(segment, out var word))
            return word;
        var spoken = new StringBuilder(segment.Length + 8);
        foreach (var character in segment)
        {
            if (char.IsUpper(character))
                spoken.Append(' ').Append(char.ToLowerInvariant(character));
            else
                spoken.Append(character == '-' ? ' ' : character);
        }

        return spoken.ToString();
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
