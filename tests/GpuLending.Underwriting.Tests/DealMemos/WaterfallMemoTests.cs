using GpuLending.Engine.Credit;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.TermSheets;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>Memo and term sheet print the agreed waterfall from the same rules that the engine serves.</summary>
public sealed class WaterfallMemoTests
{
    [Fact]
    public void The_memo_lists_rules_accounts_triggers_and_the_sponsors_return()
    {
        var source = Source();
        var blocks = MemoOutline.Write(source).Sections.Single(section => section.Key == "covenants").Blocks;

        var rules = Table(blocks, "Order of payments");
        rules.Rows.Select(row => row.Cells[1].Text).Take(3).ShouldBe(
        [
            "Operating expenses. Pay power, colocation and the other running costs of the period.",
            "Agent, administrative and hedge fees. Pay agency and undrawn fees and what cap and swap ask for.",
            "Interest. Pay interest due.",
        ]);
        rules.Rows[2].Cells[2].Text.ShouldBe(source.Bare(source.Result.Waterfall!.Steps[2].Paid.Sum()));
        Table(blocks, "Accounts").Rows.Count.ShouldBe(3);
        Table(blocks, "Triggers").Rows.ShouldAllBe(row => row.Cells[1].Text == "never");
        var sponsor = blocks.OfType<MemoFacts>().Single(block => block.Caption == "Sponsor").Facts.ToDictionary(fact => fact.Label, fact => fact.Value.Text);
        sponsor["Distributions"].ShouldBe(source.WithCurrency(source.Result.Waterfall.Distributions.Sum()));
        sponsor["Sale at maturity"].ShouldBe("none assumed");
        blocks.OfType<MemoFacts>().ShouldNotContain(block => block.Caption == "Reserves and order of payments");
    }

    [Fact]
    public void The_term_sheet_has_the_order_and_the_accounts_as_clauses()
    {
        var tables = TermSheetOutline.Write(Source()).Sections.SelectMany(section => section.Blocks).OfType<MemoTable>().ToList();

        tables.Single(table => table.Caption.StartsWith("Order of payments", StringComparison.Ordinal)).Rows.Select(row => row.Cells[1].Text).ShouldBe(
        [
            "Operating expenses", "Agent, administrative and hedge fees", "Interest", "Principal", "Liquidity reserve", "Power reserve", "Cash trap account",
            "Residual capital expenditure", "Management fee", "Distributions",
        ]);
        tables.Single(table => table.Caption == "Accounts and reserves").Rows[1].Cells[1].Text.ShouldStartWith("Holds 2 months of power cost to come");
    }

    private static MemoSource Source()
    {
        var document = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "B" }, new DateOnly(2026, 11, 23));
        var terms = document.Case;
        document = document with { Case = terms with { Waterfall = WaterfallTemplates.CoreWeaveDelayedDraw4(), Facility = terms.Facility with { DebtServiceReserveMonths = 0 } } };
        var market = ReferenceData.ShippedSnapshot();
        return HandMadeDeal.Approved with { Document = document, Result = EvaluateDeal.Evaluate(document, Scenario.Base, market).Require().Result, Snapshot = market };
    }

    private static MemoTable Table(IReadOnlyList<MemoBlock> blocks, string caption) => blocks.OfType<MemoTable>().Single(table => table.Caption == caption);
}
