namespace GpuLending.Underwriting.Deals.SampleDeals;

/// <summary>
/// What the samples say in words, so that the first memo of a demonstration reads as a whole. Every text says that it is a sample: no check was made, no committee sat.
/// Figures of the model stand in braces, so that no sentence outlives its figure.
/// </summary>
internal static class SampleTexts
{
    private const string NotScreened = "Sample: nobody was screened. ";

    /// <summary>A sample's own texts with those that all samples share.</summary>
    /// <param name="recommendation">What the sample's analyst recommends.</param>
    /// <param name="structure">Who owns whom.</param>
    /// <param name="position">The borrower and its accounts, in words.</param>
    /// <param name="risks">What could go wrong and what stands against it.</param>
    /// <param name="own">Texts of this sample alone; they win over the shared ones.</param>
    public static IReadOnlyDictionary<string, string> Of(
        string recommendation, string structure, string position, string risks, params IEnumerable<(string Key, string Text)> own)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["recommendation"] = "Sample. " + recommendation,
            ["structure"] = structure,
            ["borrower"] = position,
            ["risks"] = risks,
            ["notching"] = "Sample: the walk from the customers to the loan is the house scale's; no agency was asked and no committee has moved it.",
            ["exceptions"] = "Sample: mitigants are left open, so that the desk can be seen to ask for them at submission.",
            ["conditions"] = "Before the first draw: signed contracts and direct agreements with the customers; an installation report with serial numbers and sites; accounts under control; "
                + "an appraisal not older than six months; legal opinions. After it: the tests below, serial numbers and sites every month, a re-mark at each quarter's end.",
            ["kyc"] = NotScreened + "Needed before submission: register extracts and owners above 25 % for borrower and sponsor, and the source of the equity.",
            ["sanctions"] = NotScreened + "Needed: borrower, sponsor, owners, customers and their end users against the lists of the United States, the European Union, the United Kingdom and the United Nations, again before each draw.",
            ["export-control"] = "Sample: not examined. Accelerators of this class fall under ECCN 4A090 or 3A090 of the Export Administration Regulations: the undertaking is that no unit leaves the countries below, and that no "
                + "customer sublets to a restricted end user.",
            ["esg"] = "Sample: no report of the sites was read. Asked for: power source and its contract, power usage effectiveness as metered, water drawn, use of waste heat.",
            ["mitigant/interest-not-hedged"] = "A swap or cap before the first draw, as a condition precedent.",
            ["mitigant/thin-history"] = "The further haircut is in the mark; an appraisal is a condition precedent.",
            ["mitigant/under-water"] = "The loan rests on cash and not on a sale: contracts, reserve and repayment before the value has gone.",
            ["mitigant/commitment-over-revenue"] = "What is drawn follows deliveries under contract; the commitment is no measure of the debt.",
            ["mitigant/debt-outlives-contracts"] = "A sweep from twelve months before the last contract ends, until {debt past contracts} is covered.",
            ["mitigant/negative-cash-flow"] = "The debt service reserve; contracts that end on different days.",
        };
        foreach (var (key, text) in own) texts[key] = text;
        return texts;
    }
}
