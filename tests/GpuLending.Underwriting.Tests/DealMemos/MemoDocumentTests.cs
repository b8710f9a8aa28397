using System.Net;
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
            "The loan is USD 1,412.6m: debt service cover 1.30x binds, tightest on 31 Jul 2029. "
            + "Without it loan-to-value 80.0 % OLV would bind at USD 1,498.1m, 85.5m more.",
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
        var inputs = Table(document, "appendix", "Inputs and where they come from");
        var lot = inputs.Rows.SkipWhile(row => !(row.Emphasis && row.Cells[0].Text == "Lot L2")).Skip(1).TakeWhile(row => !row.Emphasis).SelectMany(row => row.Cells.Chunk(2)).ToList();
        Assert.Contains(lot, input => input[0].Text == "Count" && input[1].Origin == "imported: delivery-schedule.csv, row 14, 2 Nov 2026, A. Analyst");
    }

    [Fact]
    public void Sources_are_notes_of_their_section_each_once_and_every_mark_has_its_note()
    {
        var document = MemoOutline.Write(HandMadeDeal.Approved);
        var notes = MemoNotes.Of(Section(document, "contract"));

        notes.Notes.ShouldBe([("P1", "public: press release of 12 Jun 2025"), ("A2", "assumed: contract lengths and prices assumed")]);
        notes.Mark(Table(document, "contract", "Offtake contracts").Rows[0].Cells[4]).ShouldBe("A2");
        MemoNotes.Of(Section(document, "sizing")).Mark(new MemoFigure("a result")).ShouldBe("");
        var html = WebUtility.HtmlDecode(MemoHtmlWriter.Write(document)).Replace("<wbr>", "", StringComparison.Ordinal);
        foreach (var section in document.Sections)
        {
            foreach (var (mark, text) in MemoNotes.Of(section).Notes)
            {
                html.ShouldContain($"title=\"{text}\">{mark}</sup>");
                html.ShouldContain($"<li><b>{mark}</b><span>{text}</span></li>");
            }
        }
    }

    [Fact]
    public void The_parties_stand_in_one_table_each_customer_once()
    {
        var rows = Table(MemoOutline.Write(HandMadeDeal.Approved), "borrower", "Parties").Rows;

        rows.Select(row => row.Cells[0].Text).Distinct().ShouldBe(["Borrower", "Lender", "Customer"]);
        rows.Where(row => row.Cells[0].Text == "Customer").Select(row => row.Cells[1].Text).ShouldBe(HandMadeDeal.Document.Case.Contracts.Select(contract => contract.Customer).Distinct());
        rows.Single(row => row.Cells[1].Text == "Macquarie").Cells[3].Text.ShouldBe("60.0 % of the loan, 847.6m");
    }

    [Fact]
    public void Project_life_cover_counts_all_cash_of_the_projection()
    {
        var source = HandMadeDeal.Approved;
        var covers = Section(MemoOutline.Write(source), "cash-flow").Blocks.OfType<MemoFacts>().Single(facts => facts.Caption == "Cover").Facts.ToDictionary(fact => fact.Label, fact => fact.Value.Text);

        var peak = source.Result.Loan.Balance.ToList().IndexOf(source.Result.Loan.Balance.Max());
        var (worth, factor) = (0.0, 1.0);
        for (var month = peak + 1; month < source.Result.Months.Count; month++) worth += source.Result.Cashflow.Cfads[month] * (factor /= 1 + (0.0925 / 12));
        covers["Project life cover at the largest balance"].ShouldBe(FigureFormat.Multiple(worth / source.Result.Loan.Balance[peak]));
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
        Assert.Equal(7, html.Split("<svg").Length - 1);
        Assert.DoesNotContain("class=\"watermark\"", MemoHtmlWriter.Write(MemoOutline.Write(HandMadeDeal.Approved)), StringComparison.Ordinal);
    }

    private static MemoSection Section(MemoDocument document, string key) => document.Sections.Single(section => section.Key == key);

    private static MemoTable Table(MemoDocument document, string section, string caption) =>
        Section(document, section).Blocks.OfType<MemoTable>().Single(table => table.Caption == caption);

    private static MemoFigure Fact(MemoDocument document, string section, string label) =>
        Section(document, section).Blocks.OfType<MemoFacts>().SelectMany(facts => facts.Facts).First(fact => fact.Label == label).Value;
}
