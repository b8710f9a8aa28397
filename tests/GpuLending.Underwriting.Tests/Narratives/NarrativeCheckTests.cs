using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Tests.DealMemos;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Narratives;

/// <summary>What is remarked on a text: phrases that the model contradicts, names that are no figure, numbers typed by hand.</summary>
public sealed class NarrativeCheckTests
{
    [Theory]
    [InlineData(1.304, false)]
    [InlineData(1.30, false)]
    [InlineData(1.2999999, true)]
    [InlineData(1.12, true)]
    public void Comfortable_cover_needs_thirteen_tenths_to_the_hair(double cover, bool flagged)
    {
        var remarks = NarrativeDeals.Remarks("The contracts give comfortable cover throughout.", NarrativeDeals.Cover(cover));

        remarks.Any(remark => remark.Kind == NarrativeRemarkKind.Contradicted).ShouldBe(flagged);
        if (flagged) remarks.Single().Message.ShouldBe($"“comfortable cover” needs minimum DSCR of at least 1.30x; the model says {FigureFormat.Multiple(cover)}.");
    }

    [Theory]
    [InlineData("BBB-", false)]
    [InlineData("A", false)]
    [InlineData("BB+", true)]
    [InlineData("NR", true)]
    public void Investment_grade_needs_triple_B_minus_or_better(string rating, bool flagged) =>
        NarrativeDeals.Remarks("All customers are investment-grade.", NarrativeDeals.Customers("AA", rating)).Any(remark => remark.Kind == NarrativeRemarkKind.Contradicted).ShouldBe(flagged);

    [Theory]
    [InlineData("The customer is non-investment grade.")]
    [InlineData("Neither is rated; they are not investment grade.")]
    [InlineData("This is not a comfortable cover.")]
    [InlineData("It isn't fully hedged, and is below investment grade.")]
    [InlineData("An uncomfortable covering of words; cover that is comfortable enough.")]
    [InlineData("investmentgrade")]
    public void A_phrase_that_is_denied_or_stands_in_other_words_is_not_checked(string text) =>
        NarrativeDeals.Remarks(text, NarrativeDeals.Cover(0.5)).ShouldNotContain(remark => remark.Kind == NarrativeRemarkKind.Contradicted);

    [Theory]
    [InlineData("INVESTMENT GRADE throughout", 1)]
    [InlineData("investment\u00a0grade and Investment-Grade", 1)]
    [InlineData("First: investment grade.\nSecond: investment grade.", 2)]
    [InlineData("Not below water, and the customers are investment grade", 1)]
    public void Each_sentence_is_flagged_once_a_phrase(string text, int times) =>
        NarrativeDeals.Remarks(text, NarrativeDeals.Customers("B")).Count(remark => remark.Kind == NarrativeRemarkKind.Contradicted).ShouldBe(times);

    [Fact]
    public void Only_phrases_of_the_table_are_checked()
    {
        var bold = "Cover is excellent, superb, magnificent, and comfortable cover is what it is.";

        NarrativeDeals.Remarks(bold, NarrativeDeals.Cover(0.2), []).ShouldBeEmpty();
        NarrativeDeals.Remarks(bold, NarrativeDeals.Cover(0.2), [new() { Phrase = "superb", Figure = "minimum DSCR", Level = 2 }]).Single().Message
            .ShouldBe("“superb” needs minimum DSCR of at least 2.00x; the model says 0.20x.");
    }

    [Fact]
    public void A_deal_without_the_figure_says_that_the_phrase_was_not_checked()
    {
        var remark = NarrativeDeals.Remarks("A comfortable cover.", NarrativeDeals.Cover(null)).Single();

        (remark.Kind, remark.IsFault).ShouldBe((NarrativeRemarkKind.Unchecked, false));
        remark.Message.ShouldContain("gives no minimum DSCR");
    }

    [Theory]
    [InlineData("Cover is {minimum DCSR}.", "There is no figure “minimum DCSR”. Perhaps {minimum DSCR}?")]
    [InlineData("{WAL}", "There is no figure “WAL”. Perhaps {average life}?")]
    [InlineData("{colour of money}", "There is no figure “colour of money”. Choose one from the list.")]
    public void A_name_that_is_no_figure_is_named(string text, string message)
    {
        var remark = NarrativeDeals.Remarks(text).Single();

        (remark.Kind, remark.IsFault, remark.Message).ShouldBe((NarrativeRemarkKind.UnknownFigure, true, message));
        text.Substring(remark.Start, remark.Length).ShouldStartWith("{");
    }

    [Theory]
    [InlineData("The minimum DSCR is 1.32x.", "1.32x", true)]
    [InlineData("A minimum debt-service cover of 1.45 times", "1.45 times", true)]
    [InlineData("Peak LTV reaches 81 %", "81 %", true)]
    [InlineData("We lend a loan amount of USD 1.5bn", "USD 1.5bn", true)]
    [InlineData("The minimum DSCR is 1.3x.", "1.3x", false)]
    [InlineData("With 79.7 % maximum LTV it is tight", "79.7 %", false)]
    [InlineData("The loan size of USD 1.41bn is asked", "USD 1.41bn", false)]
    [InlineData("An average life of 2.9 years", "2.9 years", false)]
    public void A_number_typed_beside_its_name_is_held_against_the_figure_to_the_digits_typed(string text, string number, bool differs)
    {
        var remark = NarrativeDeals.Remarks(text).Single();

        remark.Kind.ShouldBe(differs ? NarrativeRemarkKind.TypedDiffers : NarrativeRemarkKind.TypedAgrees, remark.Message);
        text.Substring(remark.Start, remark.Length).ShouldBe(number);
        remark.Message.ShouldContain(remark.Figure!.Token);
    }

    [Theory]
    [InlineData("The minimum DSCR covenant is set at 1.15x.")]
    [InlineData("minimum DSCR of at least 1.20x")]
    [InlineData("The minimum DSCR under the power stress is 1.05x.")]
    [InlineData("maximum LTV 65 % cap")]
    [InlineData("The minimum DSCR is {minimum DSCR}, against 1.20x in the terms.")]
    [InlineData("minimum DSCR; the tenor is 60 months")]
    [InlineData("In 2024 they paid 1,200m for 8 % more.")]
    public void A_number_that_is_a_level_or_of_another_unit_is_left_alone(string text) =>
        NarrativeDeals.Remarks(text).ShouldNotContain(remark => remark.Kind == NarrativeRemarkKind.TypedDiffers);

    [Fact]
    public void A_draft_memo_warns_below_the_sentence_and_an_approved_one_prints_it_alone()
    {
        var document = NarrativeDeals.Saying("contract", "Every customer is investment grade.");

        var draft = Contract(HandMadeDeal.InReview with { Document = document, Phrases = PhraseRules.House });
        draft[0].ShouldBe(new MemoParagraph("Every customer is investment grade."));
        draft[1].ShouldBe(new MemoParagraph(
            "“investment grade” needs weakest customer rating of at least BBB-; the model says not rated. The text reads: Every customer is investment grade.", MemoTone.Warning));
        Contract(HandMadeDeal.Approved with { Document = document, Phrases = PhraseRules.House }).OfType<MemoParagraph>().ShouldNotContain(block => block.Tone == MemoTone.Warning);
    }

    [Fact]
    public void The_samples_say_nothing_that_their_own_figures_contradict()
    {
        var market = ReferenceData.ShippedSnapshot();
        foreach (var sample in SampleDeal.All)
        {
            var evaluation = EvaluateDeal.Evaluate(sample.Document, Scenario.Base, market).Require();
            NarrativeCheck.Of(new NarrativeSubject(sample.Document, evaluation.Result, evaluation.Exceptions.Count), PhraseRules.House)
                .Where(remark => remark.IsFault).ShouldBeEmpty(sample.Document.Case.Name);
        }
    }

    [Fact]
    public void Text_without_end_is_checked_in_time()
    {
        var text = string.Concat(Enumerable.Repeat("The minimum DSCR not non not {x investment - grade 1.2x ", 60));

        Should.CompleteIn(() => NarrativeDeals.Remarks(text), TimeSpan.FromSeconds(20));
    }

    private static IReadOnlyList<MemoBlock> Contract(MemoSource source) => MemoOutline.Write(source).Sections.Single(section => section.Key == "contract").Blocks;
}
