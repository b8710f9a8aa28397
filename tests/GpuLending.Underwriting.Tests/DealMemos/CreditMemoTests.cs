using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>The memo's rating, pricing and comparables sections say what the Credit tab says, and what is assumed.</summary>
public sealed class CreditMemoTests
{
    private static readonly MarketSnapshot Market = ReferenceData.ShippedSnapshot();

    [Fact]
    public void It_says_letter_notches_routes_price_and_what_is_assumed()
    {
        var source = Source(credit => credit with
        {
            HurdlePerAnnum = 0.15,
            Structure = StructureChecklist.Every(StructureState.Done).With(StructureElement.Insurance, StructureState.Missing),
            Recovery = new(),
        });
        var credit = source.Result.Credit!;

        var rating = Blocks(source, "rating");
        Words(rating).ShouldContain("The shipped default rates are assumed");
        var walk = Table(rating, "From the customers to the loan");
        walk.Rows[^1].Cells[2].Text.ShouldBe(credit.Rating);
        walk.Rows.ShouldContain(row => row.Cells[0].Text == "Insurance, lenders loss payee" && row.Cells[1].Text == "1");
        Table(rating, "Structure").Rows.Count.ShouldBe(Enum.GetValues<StructureElement>().Length);
        var routes = Table(rating, "Loss given default by who failed and by route");
        routes.Rows.Count(row => row.Emphasis).ShouldBe(credit.Years.Count);
        routes.Note.ShouldContain("no default of a GPU loan with published recoveries is known");

        var pricing = Blocks(source, "pricing");
        var facts = pricing.OfType<MemoFacts>().Single(block => block.Caption == "Price beside the grid").Facts.ToDictionary(fact => fact.Label, fact => fact.Value.Text);
        facts["Margin of the grid"].ShouldContain(credit.Pricing!.Row!.Basis);
        facts["Read with"].ShouldStartWith(credit.Rating!);
        facts["Margin that earns the hurdle"].ShouldNotBe("not provided");
        var ways = Table(pricing, "Other ways to raise the money");
        ways.Rows[0].Cells[0].Text.ShouldBe("This loan");
        ways.Rows.ShouldContain(row => row.Cells[1].Text == "CoreWeave 9.25 % notes 2030");
        ways.Rows.Skip(1).ShouldAllBe(row => row.Cells[1].Source!.Length > 10);
        ways.Rows.ShouldContain(row => (row.Cells[1].Source ?? "").Contains("https://"));

        var comparables = Table(Blocks(source, "comparables"), "Public GPU loans, most alike first");
        comparables.Rows[0].Cells[0].Text.ShouldBe("This deal");
        comparables.Rows.ShouldContain(row => row.Cells[0].Text == "CoreWeave DDTL 4.0" && row.Cells[3].Text == "SOFR + 2.25 %");
    }

    [Fact]
    public void Without_checklist_and_recovery_terms_it_says_so()
    {
        var rating = Blocks(Source(credit => credit), "rating");

        rating.OfType<MemoFacts>().Single().Facts.Single(fact => fact.Label == "Loss given default, over the life").Value.Text.ShouldEndWith("sale of the fleet alone");
        rating.OfType<MemoTable>().ShouldNotContain(table => table.Caption == "Structure");
    }

    private static MemoSource Source(Func<CreditTerms, CreditTerms> change)
    {
        var document = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "B" }, new DateOnly(2026, 11, 23));
        document = document with { Case = document.Case with { Credit = change(document.Case.Credit) } };
        return HandMadeDeal.Approved with { Document = document, Result = EvaluateDeal.Evaluate(document, Scenario.Base, Market).Require().Result, Snapshot = Market };
    }

    private static IReadOnlyList<MemoBlock> Blocks(MemoSource source, string key) => MemoOutline.Write(source).Sections.Single(section => section.Key == key).Blocks;

    private static MemoTable Table(IReadOnlyList<MemoBlock> blocks, string caption) => blocks.OfType<MemoTable>().Single(table => table.Caption == caption);

    private static string Words(IReadOnlyList<MemoBlock> blocks) => string.Join(" ", blocks.OfType<MemoParagraph>().Select(paragraph => paragraph.Text));
}
