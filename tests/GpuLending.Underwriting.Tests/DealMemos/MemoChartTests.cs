using System.Xml.Linq;
using GpuLending.Engine;
using GpuLending.Underwriting.DealMemos;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>Histograms and timelines as drawings, read back as XML.</summary>
public sealed class MemoChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_histogram_has_a_bar_a_loss_with_its_error_and_names_its_marks()
    {
        var drawing = XElement.Parse(MemoHistogramSvg.Write(new MemoHistogram
        {
            Title = "Losses",
            Description = "Share of paths by loss <&>",
            Currency = Currency.UsDollar,
            Bars = [new(0, 10e6, 0.04, 0.002), new(10e6, 20e6, 0.02, 0.0014), new(20e6, 30e6, 0, 0)],
            Marks = [new("Expected loss 0.7m ± 0.1m", 0.7e6), new("beyond the axis", 99e6)],
        }));

        var bars = drawing.Elements(Svg + "rect").ToList();
        bars.Count.ShouldBe(3);
        ((double)bars[0].Attribute("height")!).ShouldBe(2 * (double)bars[1].Attribute("height")!, 0.05);
        drawing.Elements(Svg + "path").Count().ShouldBe(2);
        drawing.Elements(Svg + "text").Select(text => text.Value).ShouldContain("Expected loss 0.7m ± 0.1m");
        drawing.Elements(Svg + "text").Select(text => text.Value).ShouldNotContain("beyond the axis");
        drawing.Elements(Svg + "text").Select(text => text.Value).ShouldContain("USD m");
        drawing.Attribute("aria-label")!.Value.ShouldBe("Share of paths by loss <&>");
    }

    [Fact]
    public void A_timeline_hatches_what_no_contract_covers()
    {
        var timeline = MemoOutline.Write(HandMadeDeal.Approved).Sections.Single(section => section.Key == "contract").Blocks.OfType<MemoTimeline>().Single();
        timeline.Spans[0].Strong.ShouldBeTrue();
        timeline.Spans.Skip(1).ShouldAllBe(span => span.OpenTo == null || span.OpenTo == timeline.Spans[0].To);

        var drawing = XElement.Parse(MemoTimelineSvg.Write(timeline));

        drawing.Elements(Svg + "rect").Count(bar => bar.Attribute("fill")!.Value.StartsWith("url(#", StringComparison.Ordinal))
            .ShouldBe(timeline.Spans.Count(span => span.OpenTo is not null) + 1);
        var debt = drawing.Elements(Svg + "rect").First();
        ((double)debt.Attribute("x")! + (double)debt.Attribute("width")!).ShouldBe(606, 0.5);
    }
}
