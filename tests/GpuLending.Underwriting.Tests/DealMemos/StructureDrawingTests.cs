using System.Xml.Linq;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Sections;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>The parties as a drawing: everybody is on it or counted, nothing covers anything, and whoever cannot see it is told.</summary>
public sealed class StructureDrawingTests
{
    private static readonly MemoStructure Drawn = PartiesDrawing.Write(HandMadeDeal.Approved);

    [Fact]
    public void Borrower_lenders_customers_and_fleet_stand_in_it()
    {
        Drawn.Centre.Name.ShouldBe(HandMadeDeal.Approved.Case.Borrower.Name);
        Drawn.Left.Select(party => party.Name).ShouldContain("Macquarie");
        Drawn.Right.Count.ShouldBe(HandMadeDeal.Approved.Case.Contracts.Select(contract => contract.Customer).Distinct().Count());
        Drawn.Below.Name.ShouldEndWith(" GPUs");
        foreach (var party in Drawn.Left.Concat(Drawn.Right).Append(Drawn.Centre)) Drawn.Description.ShouldContain(party.Name);
    }

    [Fact]
    public void Many_parties_and_very_long_names_keep_their_boxes_apart_and_on_the_page()
    {
        var wide = Drawn with
        {
            Centre = Drawn.Centre with { Name = string.Concat(Enumerable.Repeat("Extraordinarily-Long-Compute-Acquisition ", 6)) },
            Left = [.. Enumerable.Range(0, 4).Select(i => new MemoParty("Lender", $"北京第{i}人工智能计算有限公司北京第{i}人工智能计算有限公司北京", "25.0 %, 1.0m"))],
            Right = [.. Enumerable.Range(0, 4).Select(i => new MemoParty("Customer", new string('W', 120), "not rated, 10 GPUs to 31 Dec 2030"))],
            Beside = new MemoParty("Holder of title", "주식회사 엔비디아 리스", ""),
        };
        var layout = new StructureLayout(wide);

        foreach (var (box, i) in layout.Boxes.Select((box, i) => (box, i)))
        {
            box.Name.Count.ShouldBeLessThanOrEqualTo(2);
            (box.X >= 0 && box.X + box.Width <= StructureLayout.Width && box.Y >= 0 && box.Bottom <= layout.TotalHeight).ShouldBeTrue();
            layout.Boxes.Take(i).ShouldAllBe(other => other.X >= box.X + box.Width || box.X >= other.X + other.Width || other.Y >= box.Bottom || box.Y >= other.Bottom);
        }
    }

    [Fact]
    public void The_page_has_it_as_lines_and_words()
    {
        var svg = XElement.Parse(MemoStructureSvg.Write(Drawn));

        svg.Attribute("role")!.Value.ShouldBe("img");
        svg.Attribute("aria-label")!.Value.ShouldBe(Drawn.Description);
        string.Join(' ', svg.Descendants().Where(node => node.Name.LocalName == "text").Select(node => node.Value)).ShouldContain("Macquarie");
    }

    [Fact]
    public void Word_has_it_as_shapes_with_a_description()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(MemoWordWriter.Write(MemoOutline.Write(HandMadeDeal.Approved))), false);

        var drawing = file.MainDocumentPart!.Document!.Descendants<DocProperties>().Single(found => found.Name?.Value?.StartsWith("Structure", StringComparison.Ordinal) == true);
        drawing.Description!.Value.ShouldBe(Drawn.Description);
        drawing.Parent!.InnerText.ShouldContain("Macquarie");
    }
}
