using System.Text;
using System.Text.Json;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Deals.Validation;

/// <summary>Curves with words and with parts: as stored, and as checked.</summary>
public sealed class CurveChoiceTests
{
    private static readonly CurveChoice Whole = new()
    {
        Kind = "blend",
        Lists = new Dictionary<string, IReadOnlyList<double>> { ["weights"] = [0.75, 0.25] },
        Curves =
        [
            new CurveChoice { Kind = "stress", Parameters = new Dictionary<string, double> { ["valueFactor"] = 0.9 }, Curves = [new CurveChoice { Kind = "weibull", Label = "Ours" }] },
            new CurveChoice { Kind = "income", Options = new Dictionary<string, string> { ["rentKind"] = "spot", ["channel"] = "a cloud" } },
        ],
        Label = "Two views",
    };

    [Fact]
    public void A_curve_of_curves_is_stored_and_read_whole()
    {
        foreach (var kind in CurveCatalogue.Standard.Kinds)
            RoundTrips(CurveChoice.Default(kind));
        RoundTrips(Whole);
        Path(With(Whole)).ShouldBe("/valuation/curve/curves/1/options/channel"); // the market knows no such cloud
        DealDocumentValidator.For(SoundDeal.Market).Check(With(Whole with { Curves = [Whole.Curves[0], new CurveChoice { Kind = "income" }] })).ShouldBeEmpty();
    }

    [Fact]
    public void A_curve_stored_before_words_and_parts_reads_as_one_without()
    {
        var old = JsonSerializer.Deserialize<CurveChoice>("""{"kind":"exponential","parameters":{"decayPerYear":0.2},"lists":{},"label":null}""", DealDocumentJson.Options)!;
        (old.Options.Count, old.Curves.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void What_is_wrong_in_a_part_is_said_at_its_own_path()
    {
        Path(With(Whole with { Curves = [Whole.Curves[0] with { Curves = [new CurveChoice { Kind = "weibull", Parameters = new Dictionary<string, double> { ["shape"] = 99 } }] }, Whole.Curves[1]] }))
            .ShouldBe("/valuation/curve/curves/0/curves/0/parameters/shape");
        Path(With(Whole with { Curves = [Whole.Curves[0], new CurveChoice { Kind = "income", Options = new Dictionary<string, string> { ["rentKind"] = "weekly" } }] }))
            .ShouldBe("/valuation/curve/curves/1/options/rentKind");
        Path(With(Whole with { Curves = [Whole.Curves[0], null!] })).ShouldBe("/valuation/curve/curves/1");
        Path(With(Whole with { Curves = [Whole.Curves[0], new CurveChoice { Label = new string('x', 201) }] })).ShouldBe("/valuation/curve/curves/1/label");
        Path(With(new CurveChoice { Kind = "lower-of", Curves = [new(), new CurveChoice { Kind = "macrs" }] })).ShouldBe("/valuation/curve/kind");
    }

    [Fact]
    public void A_tax_view_is_refused_as_the_mark_of_a_lot_too_and_may_be_compared()
    {
        var tax = new CurveChoice { Kind = "macrs" };
        var lots = SoundDeal.Document.Case.Lots.Select(lot => lot with { Curve = tax }).ToList();
        var message = DealDocumentValidator.For(SoundDeal.Market).Check(SoundDeal.Document with { Case = SoundDeal.Document.Case with { Lots = lots } })[0];
        message.Path.ShouldBe("/lots/0/curve/kind");
        message.Message.ShouldContain("cannot be the mark: it is the basis for tax, not a value");

        var valuation = SoundDeal.Document.Case.Valuation with { Compared = [tax] };
        DealDocumentValidator.For(SoundDeal.Market).Check(SoundDeal.Document with { Case = SoundDeal.Document.Case with { Valuation = valuation } }).ShouldBeEmpty();
    }

    private static void RoundTrips(CurveChoice choice)
    {
        var written = DealDocumentJson.ToCanonicalBytes(choice);
        var read = JsonSerializer.Deserialize<CurveChoice>(written, DealDocumentJson.Options)!;
        Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(read)).ShouldBe(Encoding.UTF8.GetString(written));
        CurveCatalogue.Standard.DisplayName(read).ShouldBe(CurveCatalogue.Standard.DisplayName(choice));
    }

    private static string Path(DealDocument document) => DealDocumentValidator.For(SoundDeal.Market).Check(document).ShouldHaveSingleItem().Path;

    private static DealDocument With(CurveChoice curve) =>
        SoundDeal.Document with { Case = SoundDeal.Document.Case with { Valuation = SoundDeal.Document.Case.Valuation with { Curve = curve } } };
}
