using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.TermSheets;
using GpuLending.Underwriting.Tests.DealMemos;
using Xunit;

namespace GpuLending.Underwriting.Tests.TermSheets;

public sealed class TermSheetTests
{
    [Fact]
    public void Each_covenant_reads_in_plain_English_from_its_data()
    {
        var facts = Facts(TermSheetOutline.Write(HandMadeDeal.Approved));

        Assert.Equal(
            "On each test date the cash flow available for debt service over the 3 months then ended shall be at least 1.15x the interest and principal due in the same "
            + "time. Tested on every payment date while anything is owed, first on or after 30 Sep 2027. A failed test is a breach. Equity cure: not provided. Definition 1.",
            facts["Debt service cover"]);
        Assert.Equal(
            "On each test date the principal outstanding after that day's payment shall not exceed 85.0 % of the fleet's fair market value in continued use. Tested at closing if "
            + "drawn, and on every payment date while anything is owed. A failed test is a breach. Equity cure: not provided. Definition 1.",
            facts["Loan-to-value"]);
        Assert.Equal(
            "On each test date the borrower shall hold cash and undrawn committed lines of at least USD 100.0m. Tested at closing, and on each day for which "
            + "figures are reported. A failed test stops further draws and is no breach. Equity cure: not provided. Definition 1.",
            facts["Liquidity"]);
    }

    [Fact]
    public void The_commitment_is_the_size_of_the_result_and_not_what_was_asked() =>
        Assert.Equal("Up to USD 1,412.6m", Facts(TermSheetOutline.Write(HandMadeDeal.Approved))["Commitment"]);

    [Fact]
    public void What_nobody_entered_reads_not_provided_and_nothing_of_the_lenders_own_leaves_the_desk()
    {
        var document = TermSheetOutline.Write(HandMadeDeal.Approved);
        var facts = Facts(document);

        foreach (var label in new[] { "Guarantor", "Agent", "Governing law", "Default rate", "Voluntary prepayment and premium" })
            Assert.Equal("not provided", facts[label]);
        var html = MemoHtmlWriter.Write(document);
        foreach (var secret in new[] { "XIRR", "10.87 %", "exception", "shown only", "Mitigant" })
            Assert.DoesNotContain(secret, html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("nobody is bound", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_part_of_a_delayed_draw_term_sheet_has_its_line()
    {
        var document = TermSheetOutline.Write(HandMadeDeal.Approved);
        var labels = Facts(document).Keys.ToList();
        foreach (var label in new[]
        {
            "Borrower", "Guarantor", "Recourse", "Lenders", "Agent", "Type", "Commitment", "Step-up of the commitment", "Availability", "Minimum draw", "Purpose", "Eligible cost", "Advance rate",
            "Maturity", "Amortisation", "Interest", "Floor of the base rate", "Default rate", "Undrawn fee", "Original issue discount", "Agent's fee", "Voluntary prepayment and premium",
            "Mandatory prepayment", "Order of payments", "Cash trap", "Debt service reserve", "Power reserve", "Interest rate", "Power", "Equity cure rights", "Reporting", "Insurance", "Location",
            "Concentration", "Events of default", "Remedies: step-in, replacement operator", "Assignment and transfer", "Expenses", "Governing law", "Expiry of these terms", "Binding effect",
        })
            Assert.Contains(label, labels);
        var draws = document.Sections.Single(section => section.Key == "draws").Blocks.OfType<MemoBullets>().Single().Items;
        foreach (var words in new[] { "serial numbers", "contract that pays for them is in force", "no default is outstanding", "debt service cover" })
            Assert.Contains(draws, item => item.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_covenant_that_stops_the_loan_is_an_event_of_default_and_written_words_follow_it()
    {
        var written = HandMadeDeal.Approved with
        {
            Document = HandMadeDeal.Document with { Narrative = new Dictionary<string, string> { ["term/events-of-default"] = "Non-payment for {tenor}." } },
        };

        Assert.Equal(
            "A test of debt service cover, loan-to-value, contract realisation that fails and is neither cured nor waived. Non-payment for 60 months.",
            Facts(TermSheetOutline.Write(written))["Events of default"]);
    }

    [Fact]
    public void Before_approval_it_is_marked_and_warns()
    {
        Assert.True(TermSheetOutline.Write(HandMadeDeal.InReview).Draft);
        Assert.Contains("must not leave the desk", MemoHtmlWriter.Write(TermSheetOutline.Write(HandMadeDeal.InReview)), StringComparison.Ordinal);
        Assert.DoesNotContain("must not leave the desk", MemoHtmlWriter.Write(TermSheetOutline.Write(HandMadeDeal.Approved)), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Facts(MemoDocument document) => document.Sections.SelectMany(section => section.Blocks).OfType<MemoFacts>()
        .SelectMany(facts => facts.Facts).DistinctBy(fact => fact.Label).ToDictionary(fact => fact.Label, fact => fact.Value.Text);
}
