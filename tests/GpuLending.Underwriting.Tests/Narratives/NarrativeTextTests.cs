using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.TermSheets;
using GpuLending.Underwriting.Tests.DealMemos;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Narratives;

/// <summary>A name in braces reads as the model has it; everything else reads as it was typed.</summary>
public sealed class NarrativeTextTests
{
    [Theory]
    [InlineData("Cover is {minimum DSCR}.", "Cover is 1.30x.")]
    [InlineData("{Loan Size} at {  maximum   LTV }", "USD 1,412.6m at 79.7 %")]
    [InlineData("{final maturity}: {months past contracts}", "31 Mar 2032: 12 months")]
    [InlineData("{nothing of the kind} {minimum DSCR", "{nothing of the kind} {minimum DSCR")]
    [InlineData("{} {{minimum DSCR}} {a\nb}", "{} {1.30x} {a\nb}")]
    [InlineData("no braces, 1.32x", "no braces, 1.32x")]
    public void It_is_written_as_the_model_has_it(string text, string written) => NarrativeText.Write(text, NarrativeDeals.HandMade).ShouldBe(written);

    [Fact]
    public void A_changed_deal_changes_the_sentence()
    {
        const string text = "Cover stays at {minimum DSCR} or more.";

        NarrativeText.Write(text, NarrativeDeals.Cover(1.18)).ShouldBe("Cover stays at 1.18x or more.");
        NarrativeText.Write(text, NarrativeDeals.Cover(null)).ShouldBe("Cover stays at not provided or more.");
    }

    [Fact]
    public void The_pieces_put_together_are_the_text()
    {
        const string text = "{minimum DSCR}, then {x}\nand {loan size}";

        string.Concat(NarrativeText.Read(text).Select(piece => piece.Text)).ShouldBe(text);
        NarrativeText.Read(text).Select(piece => text.Substring(piece.Start, piece.Text.Length)).ShouldBe(NarrativeText.Read(text).Select(piece => piece.Text));
    }

    [Fact]
    public void Every_figure_has_its_own_name_and_is_written_without_failing()
    {
        NamedFigures.All.Select(figure => figure.Name).ShouldBeUnique();
        NamedFigures.All.SelectMany(figure => figure.OtherNames.Append(figure.Name)).Select(name => name.ToUpperInvariant()).ShouldBeUnique();
        foreach (var figure in NamedFigures.All)
        {
            NamedFigures.Find(figure.Name.ToUpperInvariant()).ShouldBe(figure);
            foreach (var source in new[] { HandMadeDeal.Approved, HandMadeDeal.Empty }) Should.NotThrow(() => figure.Value(source.Subject), figure.Name);
            if (figure.Value(NarrativeDeals.HandMade) is { } value) value.Text.ShouldNotBeNullOrWhiteSpace(figure.Name);
        }
    }

    [Fact]
    public void A_figure_is_written_as_the_memos_tables_write_it()
    {
        var source = HandMadeDeal.InReview;
        var printed = MemoOutline.Write(source).Sections[0].Blocks.OfType<MemoKeyFigures>().Single().Figures.ToDictionary(figure => figure.Label, figure => figure.Value);

        foreach (var (name, label) in new[] { ("loan size", "Loan size"), ("lender's return", "Lender's return"), ("average life", "Average life"), ("rate at closing", "Rate at closing") })
            NamedFigures.Find(name)!.Value(source.Subject)!.Text.ShouldBe(printed[label], name);
    }

    [Fact]
    public void Memo_and_term_sheet_print_the_figures_and_the_summary_the_recommendation()
    {
        var source = HandMadeDeal.Approved with
        {
            Document = HandMadeDeal.Document with
            {
                Narrative = new Dictionary<string, string>
                {
                    ["recommendation"] = "Approve {loan size}.",
                    ["cash-flow"] = "Cover is {minimum DSCR}.\nIt holds.",
                    ["term/agent"] = "An agent for {loan size}.",
                },
            },
        };

        var memo = MemoOutline.Write(source);
        memo.Sections.Single(section => section.Key == "cash-flow").Blocks.OfType<MemoParagraph>().Take(2).Select(block => block.Text).ShouldBe(["Cover is 1.30x.", "It holds."]);
        MemoHtmlWriter.Write(memo).Split("Approve USD 1,412.6m.").Length.ShouldBe(3, "in the summary and in section 1");
        MemoHtmlWriter.Write(TermSheetOutline.Write(source)).ShouldContain("An agent for USD 1,412.6m.");
    }

    [Fact]
    public void Every_text_that_the_papers_print_can_be_written_on_the_desk()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var source = HandMadeDeal.InReview with { Document = HandMadeDeal.Document with { Narrative = new AskedTexts(asked) } };

        MemoOutline.Write(source);
        TermSheetOutline.Write(source);

        asked.Where(key => !key.StartsWith(NarrativeParts.MitigantPrefix, StringComparison.Ordinal)).ShouldAllBe(key => NarrativeParts.Of(key).Section.Length > 0);
        var sections = MemoOutline.Sections.Select(section => section.Key).ToHashSet(StringComparer.Ordinal);
        NarrativeParts.All.Where(part => part.Group == NarrativeParts.Memo).ShouldAllBe(part => sections.Contains(part.Section));
    }

    [Fact]
    public void Amounts_follow_the_papers_scale() =>
        NarrativeText.Write("{loan size}", NarrativeDeals.With(result => result with
        {
            Sizing = result.Sizing with { TotalCost = 9_000_000, LoanSizeUnrounded = 6_100_000, LoanSize = Engine.Money.Usd(6_100_000) },
        })).ShouldBe("USD 6,100k");
}
