using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.TermSheets;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>The memo's collateral section says what sets the mark, how far opinions disagree, what may happen, what a sale brings and what stands behind.</summary>
public sealed class CollateralMemoTests
{
    private static readonly MarketSnapshot Market = ReferenceData.ShippedSnapshot();

    [Fact]
    public void It_says_policy_opinions_dispersion_overrides_band_clock_and_supports()
    {
        var document = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "B" }, new DateOnly(2026, 11, 23));
        var closing = document.Case.ClosingDate;
        document = document with
        {
            Case = document.Case with
            {
                Lots = [document.Case.Lots[0] with { TitleHolder = "Leasing company", Configuration = LotConfiguration.BareModule }],
                Valuation = document.Case.Valuation with
                {
                    Mark = MarkPolicy.LowestOfAll,
                    DispersionRule = new DispersionRule(),
                    Opinions =
                    [
                        new() { LotId = "L1", Kind = OpinionKind.Appraiser, ValuePerGpu = Money.Usd(18_000), Date = new(2026, 10, 1), Author = "Appraiser", Document = "Report 7" },
                        new() { LotId = "L1", Kind = OpinionKind.Broker, ValuePerGpu = Money.Usd(9_000), Date = new(2025, 1, 1), Expiry = new(2025, 7, 1), Author = "Broker" },
                    ],
                    Overrides = [new() { LotId = "L1", ValuePerGpu = Money.Usd(12_000), Reason = "an order is signed", Date = closing }],
                    Supports = [new() { Id = "G1", Kind = SupportKind.Guarantee, Counterparty = "Parent", CounterpartyRating = "BB", Cap = Money.Usd(5_000_000), From = closing, To = closing.AddYears(5) }],
                },
            },
        };
        var evaluation = EvaluateDeal.Evaluate(document, Scenario.Base, Market).Require();
        var source = HandMadeDeal.Approved with
        {
            Document = document,
            Result = evaluation.Result with { Residual = AssessResidual.Of(document, evaluation).Require() },
            Snapshot = Market,
            Serials = [new("L1", document.Case.Lots[0].Count, 40)],
        };

        var blocks = MemoOutline.Write(source).Sections.Single(section => section.Key == "collateral").Blocks;
        var words = string.Join(" ", blocks.OfType<MemoParagraph>().Select(paragraph => paragraph.Text));
        words.ShouldContain("Mark policy: lowest of curve and every opinion in force.");
        words.ShouldContain("The dispersion rule takes");
        words.ShouldContain("Reason: An order is signed. The second person who signs this revision signs it.");
        words.ShouldContain($"Serial numbers: 40 pledged for {document.Case.Lots[0].Count:#,0} GPUs on ");
        words.ShouldContain("At the last maturity on");
        var tables = blocks.OfType<MemoTable>().ToDictionary(table => table.Caption.Split(',')[0]);
        var opinions = tables["Opinions of value of one GPU"].Rows;
        opinions.Count.ShouldBe(evaluation.Result.Collateral.Lots[0].Opinions.Count);
        opinions.Single(row => row.Cells[1].Text == "Broker's opinion").Cells[^1].Text.ShouldBe("It expired on 1 Jul 2025.");
        tables["Title"].Rows[0].Cells.Select(cell => cell.Text).ShouldContain("Leasing company");
        tables["Title"].Rows[0].Cells[^1].Text.ShouldContain("baseboard");
        tables["Events"].Rows.Count.ShouldBe(source.Result.Residual!.Band.Events.Count);
        tables["Liquidation clock"].Rows.Count.ShouldBe(4);
        tables["With and without supports"].Rows.Count.ShouldBe(2);
        blocks.OfType<MemoChart>().ShouldContain(chart => chart.Title == "The residual band against the loan");
        MemoHtmlWriter.Write(MemoOutline.Write(source)).ShouldContain("Residual supports in the order of calling");
        TermSheetOutline.Write(source).Sections.SelectMany(section => section.Blocks).OfType<MemoTable>().ShouldContain(table => table.Caption == "Residual supports");
    }

    [Fact]
    public void A_revision_of_before_says_that_it_was_not_assessed() =>
        MemoOutline.Write(HandMadeDeal.Approved).Sections.Single(section => section.Key == "collateral").Blocks.OfType<MemoParagraph>()
            .ShouldContain(paragraph => paragraph.Text.Contains("not assessed in this revision"));
}
