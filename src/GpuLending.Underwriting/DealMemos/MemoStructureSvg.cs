namespace GpuLending.Underwriting.DealMemos;

/// <summary>The structure as SVG: boxes, lines and words that stay words. Reads in grey.</summary>
public static class MemoStructureSvg
{
    private const string Line = "#3f4854";

    /// <summary>Draws the structure.</summary>
    public static string Write(MemoStructure structure)
    {
        var layout = new StructureLayout(structure);
        var svg = new SvgText(StructureLayout.Width, layout.TotalHeight, structure.Description);
        foreach (var line in layout.Lines)
        {
            var path = string.Join("L", line.Points.Select(point => FormattableString.Invariant($"{point.X:0.#} {point.Y:0.#}")));
            svg.Add($"<path d=\"M{path}\" fill=\"none\" stroke=\"{Line}\" stroke-width=\"1\"{(line.Dashed ? " stroke-dasharray=\"4 3\"" : "")}/>");
            if (line.Arrow || line.Both || line.Dashed) Head(svg, line.Points[^2], line.Points[^1]);
            if (line.Both) Head(svg, line.Points[1], line.Points[0]);
        }

        foreach (var box in layout.Boxes)
        {
            svg.Add($"<rect x=\"{box.X + 0.5:0.#}\" y=\"{box.Y:0.#}\" width=\"{box.Width - 1:0.#}\" height=\"{box.Height:0.#}\" rx=\"2\" fill=\"{(box.Strong ? "#e8eefa" : "#fff")}\" stroke=\"{(box.Strong ? "#0b3d91" : "#8d97a5")}\" stroke-width=\"{(box.Strong ? 1.4 : 0.8)}\"/>");
            var y = box.Y + 12;
            svg.Write(box.X + 7, y, box.Role, "start", SvgText.Quiet, " font-size=\"8.5\"");
            foreach (var name in box.Name) svg.Write(box.X + 7, y += 12, name, "start", SvgText.Ink, " font-weight=\"600\"");
            foreach (var detail in box.Detail) svg.Write(box.X + 7, y += 11, detail, "start", SvgText.Ink, " font-size=\"8.5\"");
        }

        foreach (var label in layout.Labels) svg.Write(label.X, label.Y, label.Text, label.Anchor, SvgText.Quiet, " font-size=\"8.5\"");
        return svg.Close();
    }

    private static void Head(SvgText svg, (double X, double Y) from, (double X, double Y) to)
    {
        var length = Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
        if (length == 0) return;
        var (dx, dy) = ((to.X - from.X) / length, (to.Y - from.Y) / length);
        svg.Add($"<path d=\"M{to.X:0.#} {to.Y:0.#}L{to.X - 6 * dx - 3 * dy:0.#} {to.Y - 6 * dy + 3 * dx:0.#}L{to.X - 6 * dx + 3 * dy:0.#} {to.Y - 6 * dy - 3 * dx:0.#}Z\" fill=\"{Line}\"/>");
    }
}
