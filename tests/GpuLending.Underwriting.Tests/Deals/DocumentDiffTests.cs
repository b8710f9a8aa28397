using System.Text;
using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Deals;

public sealed class DocumentDiffTests
{
    private static readonly DealDocument Start = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "B" }, new DateOnly(2026, 11, 23));

    [Fact]
    public void A_field_is_one_change() => Paths(Start, Count(Start, 7)).ShouldBe(["/case/lots/0/count"]);

    [Fact]
    public void An_amount_is_one_change()
    {
        var after = With(Start, c => c with { Lots = [c.Lots[0] with { UnitCost = c.Lots[0].UnitCost with { Gpu = new Money(5m, Currency.Euro) } }] });
        DocumentDiff.Between(Start, after).Single().To.ShouldBe("{\"amount\":\"5\",\"currency\":\"EUR\"}");
    }

    [Fact]
    public void A_row_that_comes_first_leaves_the_others_unchanged()
    {
        var before = With(Start, c => c with { Lots = [Lot("A", 1), Lot("B", 2)] });
        var after = With(Start, c => c with { Lots = [Lot("N", 9), Lot("A", 1), Lot("B", 3)] });
        Paths(before, after).ShouldBe(["/case/lots/0", "/case/lots/2/count"]);
        Paths(after, before).ShouldBe(["/case/lots/0", "/case/lots/1/count"]);
    }

    [Fact]
    public void Rows_in_another_order_are_one_change() =>
        Paths(With(Start, c => c with { Lots = [Lot("A", 1), Lot("B", 2)] }), With(Start, c => c with { Lots = [Lot("B", 2), Lot("A", 1)] })).ShouldBe(["/case/lots"]);

    [Fact]
    public void A_key_with_a_slash_survives()
    {
        var after = Start with { Provenance = new Dictionary<string, Provenance> { ["/lots/0/unitCost/gpu"] = new() { Source = "x~y" } } };
        ShouldReach(Start, after);
        ShouldReach(after, Start);
    }

    [Fact]
    public void Any_two_documents_are_reached_from_each_other()
    {
        var random = new Random(4711);
        var document = Start;
        for (var i = 0; i < 400; i++)
        {
            var next = Change(document, random);
            ShouldReach(document, next);
            ShouldReach(next, document);
            ShouldReach(Start, next);
            document = next;
        }
    }

    [Fact]
    public void Both_peoples_changes_are_kept_and_mine_win_where_we_meet()
    {
        var origin = With(Start, c => c with { Lots = [Lot("A", 1), Lot("B", 2), Lot("C", 3)] });
        var mine = With(origin, c => c with { Lots = [Lot("A", 10), Lot("C", 3), Lot("M", 5)] });
        var theirs = With(origin, c => c with { Name = "Theirs", Lots = [Lot("T", 6), Lot("A", 20), Lot("B", 2), Lot("C", 33)] });
        var merged = DocumentMerge.Merge(origin, mine, theirs);
        merged.Case.Name.ShouldBe("Theirs");
        merged.Case.Lots.Select(lot => (lot.Id, lot.Count)).ShouldBe([("T", 6), ("A", 10), ("C", 33), ("M", 5)]);
    }

    [Fact]
    public void What_one_side_removed_stays_when_the_other_changed_it()
    {
        var origin = With(Start, c => c with { Lots = [Lot("A", 1), Lot("B", 2)] });
        var merged = DocumentMerge.Merge(origin, With(origin, c => c with { Lots = [Lot("A", 1)] }), With(origin, c => c with { Lots = [Lot("A", 1), Lot("B", 5)] }));
        merged.Case.Lots.Select(lot => (lot.Id, lot.Count)).ShouldBe([("A", 1), ("B", 5)]);
    }

    [Theory]
    [InlineData("/case/lots/0/count", "Lot L1 · count")]
    [InlineData("/lots/0/count", "Lot L1 · count")]
    [InlineData("/lots/7/gpuModel", "Lot 8 · GPU model")]
    [InlineData("/case/contracts/0/pricePerGpuHour", "Contract C1 · Price per GPU-hour")]
    [InlineData("/case/facility/amortisation/interestOnlyMonths", "Facility · amortisation · interest only months")]
    [InlineData("/case/covenants/0/threshold", "Covenant V1 · threshold")]
    [InlineData("/mitigants/loan-to-value/text", "Mitigant loan to value · text")]
    [InlineData("/narrative/summary", "Text summary")]
    [InlineData("/provenance/~1lots~10~1count", "Source of Lot L1 · count")]
    [InlineData("/case/lots", "Lot")]
    [InlineData("", "Document")]
    public void A_path_is_said_in_words(string path, string words) => FieldNames.Describe(path, Start).ShouldBe(words);

    [Fact]
    public void Values_are_written_as_a_reader_writes_them()
    {
        var after = With(Start, c => c with
        {
            Lots = [],
            ClosingDate = new DateOnly(2027, 3, 31),
            Merchant = c.Merchant with { Utilisation = 0.7 },
            Borrower = c.Borrower with { Liquidity = Money.Usd(5_000_000m) },
        });
        var words = FieldNames.InWords(DocumentDiff.Between(Start, after), Start, after).ToDictionary(change => change.Field, change => (change.From, change.To));
        words["Lot L1"].ShouldBe(("L1", "removed"));
        words["Closing date"].To.ShouldBe("31 Mar 2027");
        words["Merchant · utilisation"].ShouldBe(("65.0 %", "70.0 %"));
        words["Borrower · liquidity"].ShouldBe(("not provided", "USD 5,000,000.00"));
    }

    private static DealDocument Change(DealDocument document, Random random) => random.Next(8) switch
    {
        0 => Count(document, random.Next(1000)),
        1 => With(document, c => c with { Lots = [.. c.Lots.Where(_ => random.Next(3) > 0)] }),
        2 => With(document, c => c with { Lots = [.. c.Lots.Take(random.Next(3)), Lot("R" + random.Next(50), random.Next(9)), .. c.Lots.Skip(2)] }),
        3 => With(document, c => c with { Lots = [.. c.Lots.Reverse()] }),
        4 => document with { Narrative = new Dictionary<string, string> { ["k/" + random.Next(3)] = "ü\"\\" + random.Next() } },
        5 => With(document, c => c with { Covenants = [.. c.Covenants, new Covenant { Id = random.Next(2) == 0 ? "" : "X" + random.Next() }] }),
        6 => With(document, c => c with { OtherCashFlows = [.. c.OtherCashFlows.Skip(random.Next(2)), new() { Description = "d" + random.Next(), Amount = Money.Usd(random.Next()) }] }),
        _ => With(document, c => c with { Facility = c.Facility with { Commitment = random.Next(2) == 0 ? null : Money.Usd(random.Next()) } }),
    };

    private static void ShouldReach(DealDocument before, DealDocument after)
    {
        var reached = DocumentDiff.Apply(before, DocumentDiff.Between(before, after));
        Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(reached)).ShouldBe(Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(after)));
    }

    private static string[] Paths(DealDocument before, DealDocument after) => [.. DocumentDiff.Between(before, after).Select(change => change.Path)];

    private static DealDocument With(DealDocument document, Func<DealCase, DealCase> change) => document with { Case = change(document.Case) };

    private static DealDocument Count(DealDocument document, int count) =>
        With(document, c => c with { Lots = [.. c.Lots.Take(1).Select(lot => lot with { Count = count }), .. c.Lots.Skip(1)] });

    private static Lot Lot(string id, int count) => new() { Id = id, GpuModel = "H100-SXM-80GB", Count = count };
}
