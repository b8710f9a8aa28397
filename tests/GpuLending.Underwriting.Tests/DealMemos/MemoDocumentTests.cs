using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Figures;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

public sealed class MemoDocumentTests
{
    private static readonly string[] Order =
    [
        "request", "borrower", "transaction", "collateral", "contract", "cash-flow", "sizing", "pricing", "covenants", "rating", "risks", "exceptions", "comparables",
        "conditions", "compliance", "appendix",
    ];

    [Fact]
    public void The_summary_comes_first_and_the_sixteen_sections_follow_in_order()
    {
        var document = MemoOutline.Write(HandMadeDeal.Approved);

        Assert.Equal("summary", document.Sections[0].Key);
        Assert.Equal(Order, document.Sections.Skip(1).Select(section => section.Key));
        Assert.Equal(Enumerable.Range(1, 16), document.Sections.Skip(1).Select(section => section.Number!.Value));
    }

    [Fact]
    public void Figures_are_those_of_the_stored_result()
    {
        var source = HandMadeDeal.Approved;
        var document = MemoOutline.Write(source);
        var keys = document.Sections[0].Blocks.OfType<MemoKeyFigures>().Single().Figures.ToDictionary(key => key.Label, key => key.Value);

        Assert.Equal(FigureFormat.WithCurrency(source.Result.Sizing.LoanSize), keys["Loan size"]);
        Assert.Equal(source.Result.Sizing.Binding!.Name, keys["Limited by"]);
        Assert.Equal(FigureFormat.Multiple(source.Result.Coverage.MinimumDebtService), keys["Minimum cover"]);
        Assert.Equal(FigureFormat.Rate(source.Result.Returns.LenderXirr), keys["Lender's return"]);
        var schedule = Table(document, "appendix", "Schedule to the cent, all draws");
        Assert.Equal(source.Result.Schedule.Payments.Count + 1, schedule.Rows.Count);
        Assert.Equal(
            source.Result.Schedule.Payments.Select(payment => FigureFormat.Bare(payment.Closing, AmountScale.Full)),
            schedule.Rows.SkipLast(1).Select(row => row.Cells[^1].Text));
        var limits = Table(document, "sizing", "Every limit, solved");
        Assert.Equal(source.Result.Sizing.Limits.Select(limit => limit.Name), limits.Rows.Select(row => row.Cells[0].Text));
        Assert.Equal("Debt service cover 1.30x", Assert.Single(limits.Rows, row => row.Emphasis).Cells[0].Text);
    }

    [Fact]
    public void The_sizing_sentence_says_which_limit_binds_and_by_how_much()
    {
        var document = MemoOutline.Write(HandMadeDeal.Approved);
        var sentence = Section(document, "sizing").Blocks.OfType<MemoParagraph>().First().Text;

        Assert.Equal(
            "The loan is USD 1,412.6m: Debt service cover 1.30x binds, tightest on 31 Jul 2029. "
            + "Without it Loan-to-value 80.0 % OLV would bind at USD 1,498.1m, 85.5m more.",
            sentence);
    }

    [Fact]
    public void A_long_recommendation_is_cut_on_the_summary_and_whole_in_section_1()
    {
        var source = HandMadeDeal.Approved;
        var words = string.Join(' ', Enumerable.Repeat("approve", 200));
        var document = MemoOutline.Write(source with
        {
            Document = source.Document with { Narrative = new Dictionary<string, string> { ["recommendation"] = words } },
        });

        Fact(document, "summary", "Recommendation").Text.Length.ShouldBeLessThan(300);
        Fact(document, "request", "Recommendation").Text.ShouldBe(words);
    }

    [Fact]
    public void What_nobody_entered_reads_not_provided()
    {
        var document = MemoOutline.Write(HandMadeDeal.Empty);

        Assert.Equal("not provided", Fact(document, "borrower", "Name").Text);
        Assert.Equal("not provided", Fact(document, "borrower", "Cash and committed lines").Text);
        Assert.Equal("not provided", Fact(document, "request", "Recommendation").Text);
        Assert.Equal("not provided", Fact(document, "compliance", "Know your customer").Text);
        Assert.Contains(Section(document, "conditions").Blocks.OfType<MemoParagraph>(), paragraph => paragraph.Text == "Conditions precedent: not provided.");
    }

    [Fact]
    public void Inputs_carry_their_mark_and_source_those_of_a_part_included()
    {
        var document = MemoOutline.Write(HandMadeDeal.Approved);

        Assert.Equal("public: company release: first tranche", Fact(document, "request", "Amount asked for").Origin);
        var contracts = Table(document, "contract", "Offtake contracts");
        Assert.Equal("P", contracts.Rows[0].Cells[1].MarkLetter);
        Assert.Equal("A", contracts.Rows[0].Cells[4].MarkLetter);
        Assert.Equal("Inputs: P public, A assumed; sources in the appendix.", contracts.Legend);
        var inputs = Table(document, "appendix", "Inputs and where they come from");
        Assert.Contains(inputs.Rows, row => row.Cells[0].Text == "Lot L2 · count" && row.Cells[1].Text == "imported");
    }

    [Theory]
    [InlineData("Fluidstack · First tranche", "Fluidstack-First-tranche-deal-memo-revision-3.pdf")]
    [InlineData("../../etc/passwd", "etc-passwd-deal-memo-revision-3.pdf")]
    [InlineData("日本", "deal-deal-memo-revision-3.pdf")]
    public void File_names_hold_deal_and_revision_and_nothing_a_file_system_minds(string name, string expected) =>
        Assert.Equal(expected, MemoOutline.Write(HandMadeDeal.Approved with { DealName = name }).FileName("pdf"));

    [Fact]
    public void Html_is_whole_in_itself_and_escapes_what_was_typed()
    {
        var hostile = HandMadeDeal.InReview with { DealName = "\"}</style><script>alert(1)</script>" };
        var html = MemoHtmlWriter.Write(MemoOutline.Write(hostile));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, html.Split("</style>").Length - 1);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", html, StringComparison.Ordinal);
        Assert.Contains("class=\"watermark\"", html, StringComparison.Ordinal);
        Assert.Equal(4, html.Split("<svg").Length - 1 - 1);
        Assert.DoesNotContain("class=\"watermark\"", MemoHtmlWriter.Write(MemoOutline.Write(HandMadeDeal.Approved)), StringComparison.Ordinal);
    }

    private static MemoSection Section(MemoDocument document, string key) => document.Sections.Single(section => section.Key == key);

    private static MemoTable Table(MemoDocument document, string section, string caption) =>
        Section(document, section).Blocks.OfType<MemoTable>().Single(table => table.Caption == caption);

    private static MemoFigure Fact(MemoDocument document, string section, string label) =>
        Section(document, section).Blocks.OfType<MemoFacts>().SelectMany(facts => facts.Facts).First(fact => fact.Label == label).Value;
}
