using System.Globalization;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>A timeline as SVG: one bar a line, what nothing covers hatched, dates at the ends. Reads in grey.</summary>
public static class MemoTimelineSvg
{
    private const double Width = 680;
    private const double Left = 150;
    private const double Right = 606;
    private const double RowHeight = 17;
    private const double Top = 8;
    private const int NameLetters = 27;

    /// <summary>Draws the timeline.</summary>
    public static string Write(MemoTimeline timeline)
    {
        if (timeline.Spans.Count == 0) return "<p>Nothing to draw.</p>";
        var first = timeline.Spans.Min(span => span.From);
        var last = timeline.Spans.Max(span => span.OpenTo is { } open && open > span.To ? open : span.To);
        if (last <= first) last = first.AddMonths(1);
        var bottom = Top + timeline.Spans.Count * RowHeight + 3;
        var height = bottom + 40;
        var hatch = "h" + timeline.Spans.Count.ToString(CultureInfo.InvariantCulture) + "d" + first.DayNumber.ToString(CultureInfo.InvariantCulture);
        var svg = new SvgText(Width, height, timeline.Description);
        svg.Add($"<defs><pattern id=\"{hatch}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"#fff\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\" stroke=\"#8a4b00\" stroke-width=\"1.6\"/></pattern></defs>");
        foreach (var tick in Ticks(first, last))
        {
            svg.Add($"<line x1=\"{X(tick):0.##}\" x2=\"{X(tick):0.##}\" y1=\"{Top}\" y2=\"{bottom}\" stroke=\"{SvgText.Grid}\" stroke-width=\"0.7\"/>");
            svg.Write(X(tick), bottom + 13, tick.ToString("MMM yyyy", CultureInfo.InvariantCulture), "middle", SvgText.Quiet);
        }

        for (var i = 0; i < timeline.Spans.Count; i++)
        {
            var span = timeline.Spans[i];
            var y = Top + i * RowHeight;
            svg.Write(Left - 8, y + 11.5, span.Name.Length > NameLetters ? span.Name[..(NameLetters - 1)] + "…" : span.Name, "end", SvgText.Ink, span.Strong ? " font-weight=\"600\"" : "");
            var end = X(span.To);
            svg.Add($"<rect x=\"{X(span.From):0.##}\" y=\"{y + 3:0.##}\" width=\"{Math.Max(1, end - X(span.From)):0.##}\" height=\"11\" fill=\"{(span.Strong ? "#0b3d91" : "#8fb8ad")}\" stroke=\"{(span.Strong ? "#0b3d91" : "#2e7d6b")}\" stroke-width=\"0.7\"/>");
            var to = span.To;
            if (span.OpenTo is { } open && open > span.To)
            {
                svg.Add($"<rect x=\"{end:0.##}\" y=\"{y + 3:0.##}\" width=\"{X(open) - end:0.##}\" height=\"11\" fill=\"url(#{hatch})\" stroke=\"#8a4b00\" stroke-width=\"0.7\"/>");
                to = open;
            }

            svg.Write(X(to) + 5, y + 12, span.To.ToString("d MMM yyyy", CultureInfo.InvariantCulture), "start", SvgText.Quiet);
        }

        svg.Add($"<rect x=\"{Left}\" y=\"{bottom + 24}\" width=\"14\" height=\"9\" fill=\"#8fb8ad\" stroke=\"#2e7d6b\" stroke-width=\"0.7\"/>");
        svg.Write(Left + 19, bottom + 32, timeline.Covered);
        svg.Add($"<rect x=\"{Left + 170}\" y=\"{bottom + 24}\" width=\"14\" height=\"9\" fill=\"url(#{hatch})\" stroke=\"#8a4b00\" stroke-width=\"0.7\"/>");
        svg.Write(Left + 189, bottom + 32, timeline.Open);
        return svg.Close();

        double X(DateOnly date) => Left + (Right - Left) * (date.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber);
    }

    private static IEnumerable<DateOnly> Ticks(DateOnly first, DateOnly last)
    {
        var months = (last.Year - first.Year) * 12 + last.Month - first.Month;
        var step = months <= 18 ? 3 : months <= 42 ? 6 : months <= 96 ? 12 : 24;
        var tick = new DateOnly(first.Year, 1, 1);
        while (tick < first) tick = tick.AddMonths(step);
        for (; tick <= last; tick = tick.AddMonths(step)) yield return tick;
    }
}
