using System.Globalization;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>The structure as a group of Word's own shapes: boxes whose words can be edited, lines, and a description for whoever cannot see it.</summary>
internal static class WordStructure
{
    private const double Scale = 504 / StructureLayout.Width;
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

    /// <summary>The drawing as a paragraph of the text.</summary>
    /// <param name="structure">What it shows.</param>
    /// <param name="id">Number of the last drawing; counted on for each shape.</param>
    public static Paragraph Write(MemoStructure structure, ref uint id)
    {
        var layout = new StructureLayout(structure);
        var (wide, high) = (Emu(StructureLayout.Width), Emu(layout.TotalHeight));
        var own = ++id;
        var shapes = new StringBuilder();
        foreach (var line in layout.Lines)
        {
            for (var i = 1; i < line.Points.Count; i++)
            {
                var last = i == line.Points.Count - 1;
                shapes.Append(Line(++id, line.Points[i - 1], line.Points[i], line.Dashed, line.Both && i == 1, last && (line.Arrow || line.Both || line.Dashed)));
            }
        }

        foreach (var box in layout.Boxes) shapes.Append(Box(++id, box));
        foreach (var label in layout.Labels) shapes.Append(Label(++id, label));
        return new Paragraph(
            $"<w:p {Namespaces}><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{wide}\" cy=\"{high}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/>"
            + $"<wp:docPr id=\"{own}\" name=\"Structure {own}\" descr=\"{Escape(structure.Description)}\"/><wp:cNvGraphicFramePr/>"
            + "<a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\"><wpg:wgp><wpg:cNvGrpSpPr/>"
            + $"<wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"{wide}\" cy=\"{high}\"/></a:xfrm></wpg:grpSpPr>"
            + shapes + "</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
    }

    private static string Box(uint id, StructureBox box)
    {
        var words = Words(box.Role, 13, "565D66", bold: false) + string.Concat(box.Name.Select(name => Words(name, 14, "16191D", bold: true))) + string.Concat(box.Detail.Select(detail => Words(detail, 13, "16191D", bold: false)));
        var look = box.Strong
            ? "<a:solidFill><a:srgbClr val=\"E8EEFA\"/></a:solidFill><a:ln w=\"12700\"><a:solidFill><a:srgbClr val=\"0B3D91\"/></a:solidFill></a:ln>"
            : "<a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln w=\"7620\"><a:solidFill><a:srgbClr val=\"8D97A5\"/></a:solidFill></a:ln>";
        return Shape(id, "Box", box.X, box.Y, box.Width, box.Height, "rect", look, words, "");
    }

    private static string Label(uint id, StructureLabel label)
    {
        const double wide = 170;
        const double narrow = 68;
        var middle = label.Anchor == "middle";
        var width = middle ? narrow : wide;
        return Shape(id, "Label", middle ? label.X - width / 2 : label.X - 7, label.Y - 12, width, 16, "rect", "<a:noFill/><a:ln><a:noFill/></a:ln>",
            Words(label.Text, 13, "565D66", bold: false, middle ? "<w:jc w:val=\"center\"/>" : ""), middle ? " lIns=\"0\" rIns=\"0\"" : "");
    }

    private static string Line(uint id, (double X, double Y) from, (double X, double Y) to, bool dashed, bool headAtStart, bool headAtEnd)
    {
        var flips = (from.X > to.X ? " flipH=\"1\"" : "") + (from.Y > to.Y ? " flipV=\"1\"" : "");
        var look = "<a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"3F4854\"/></a:solidFill>" + (dashed ? "<a:prstDash val=\"dash\"/>" : "")
            + (headAtStart ? "<a:headEnd type=\"triangle\"/>" : "") + (headAtEnd ? "<a:tailEnd type=\"triangle\"/>" : "") + "</a:ln>";
        return $"<wps:wsp><wps:cNvPr id=\"{id}\" name=\"Line {id}\"/><wps:cNvCnPr/><wps:spPr><a:xfrm{flips}>{Place(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y))}</a:xfrm>"
            + $"<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>{look}</wps:spPr><wps:bodyPr/></wps:wsp>";
    }

    private static string Shape(uint id, string kind, double x, double y, double width, double height, string geometry, string look, string words, string insets) =>
        $"<wps:wsp><wps:cNvPr id=\"{id}\" name=\"{kind} {id}\"/><wps:cNvSpPr/><wps:spPr><a:xfrm>{Place(x, y, width, height)}</a:xfrm><a:prstGeom prst=\"{geometry}\"><a:avLst/></a:prstGeom>{look}</wps:spPr>"
        + $"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx><wps:bodyPr wrap=\"square\"{(insets.Length > 0 ? insets : " lIns=\"64800\" rIns=\"36000\"")} tIns=\"25400\" bIns=\"0\" anchor=\"t\"><a:noAutofit/></wps:bodyPr></wps:wsp>";

    private static string Words(string text, int halfPoints, string colour, bool bold, string more = "") =>
        $"<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{halfPoints * 12}\" w:lineRule=\"exact\"/>{more}</w:pPr><w:r><w:rPr>{(bold ? "<w:b/>" : "")}<w:color w:val=\"{colour}\"/><w:sz w:val=\"{halfPoints}\"/><w:szCs w:val=\"{halfPoints}\"/></w:rPr><w:t xml:space=\"preserve\">{Escape(text)}</w:t></w:r></w:p>";

    private static string Place(double x, double y, double width, double height) => $"<a:off x=\"{Emu(x)}\" y=\"{Emu(y)}\"/><a:ext cx=\"{Emu(width)}\" cy=\"{Emu(height)}\"/>";

    private static string Emu(double units) => Math.Round(units * Scale * WordChart.PointsToEmu).ToString("0", CultureInfo.InvariantCulture);

    private static string Escape(string text) => SecurityElement.Escape(WordText.Clean(text)) ?? "";
}
