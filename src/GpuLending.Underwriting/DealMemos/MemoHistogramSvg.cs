using System.Globalization;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>A histogram as SVG: bars, a stroke of one standard error to either side of each top, marks named above. Reads in grey.</summary>
public static class MemoHistogramSvg
{
    private const double Width = 680;
    private const double Height = 250;
    private const double Left = 50;
    private const double Right = 668;
    private const double Bottom = Height - 38;
    private const double MarkLine = 12;
    private const int Ticks = 5;

    /// <summary>Draws the histogram.</summary>
    public static string Write(MemoHistogram histogram)
    {
        if (histogram.Bars.Count == 0) return "<p>No losses to draw.</p>";
        var (low, high) = (Math.Min(0, histogram.Bars[0].From), histogram.Bars[^1].To);
        var marks = histogram.Marks.Where(mark => mark.Value >= low && mark.Value <= high).OrderBy(mark => mark.Value).ToList();
        var top = 20 + marks.Count * MarkLine;
        var step = Nice(histogram.Bars.Max(bar => bar.Share + bar.Error) / Ticks);
        var ceiling = Math.Ceiling(histogram.Bars.Max(bar => bar.Share + bar.Error) / step - 1e-9) * step;
        var svg = new SvgText(Width, Height, histogram.Description);
        for (var share = 0.0; share <= ceiling + step / 2; share += step)
        {
            svg.Add($"<line x1=\"{Left}\" x2=\"{Right}\" y1=\"{Y(share):0.##}\" y2=\"{Y(share):0.##}\" stroke=\"{(share == 0 ? SvgText.Ink : SvgText.Grid)}\" stroke-width=\"{(share == 0 ? 1 : 0.7)}\"/>");
            svg.Write(Left - 6, Y(share) + 3.3, (share * 100).ToString(step < 0.001 ? "0.00" : step < 0.01 ? "0.0" : "0", CultureInfo.InvariantCulture), "end", SvgText.Quiet);
        }

        svg.Write(Left - 6, top - 8, "% of paths", "start", SvgText.Quiet, " font-weight=\"600\"");
        foreach (var bar in histogram.Bars)
        {
            var (x, y, middle) = (X(bar.From), Y(bar.Share), (X(bar.From) + X(bar.To)) / 2);
            svg.Add($"<rect x=\"{x + 0.4:0.##}\" y=\"{y:0.##}\" width=\"{Math.Max(0.6, X(bar.To) - x - 0.8):0.##}\" height=\"{Math.Max(0, Bottom - y):0.##}\" fill=\"#6f8fc7\" stroke=\"#0b3d91\" stroke-width=\"0.6\"/>");
            if (bar.Error > 0)
                svg.Add($"<path d=\"M{middle:0.##} {Y(bar.Share + bar.Error):0.##}V{Y(Math.Max(0, bar.Share - bar.Error)):0.##}M{middle - 2.5:0.##} {Y(bar.Share + bar.Error):0.##}h5\" stroke=\"{SvgText.Ink}\" stroke-width=\"0.8\" fill=\"none\"/>");
        }

        var amounts = Nice((high - low) / 6);
        for (var amount = Math.Ceiling(low / amounts) * amounts; amount <= high + amounts / 1e6; amount += amounts)
        {
            svg.Add($"<line x1=\"{X(amount):0.##}\" x2=\"{X(amount):0.##}\" y1=\"{Bottom}\" y2=\"{Bottom + 4}\" stroke=\"{SvgText.Quiet}\" stroke-width=\"0.8\"/>");
            svg.Write(X(amount), Bottom + 15, (amount / histogram.Divisor).ToString(amounts / histogram.Divisor < 1 ? "#,##0.0#" : "#,##0", CultureInfo.InvariantCulture), "middle", SvgText.Quiet);
        }

        svg.Write(Right, Bottom + 29, histogram.Unit, "end", SvgText.Quiet, " font-weight=\"600\"");
        for (var i = 0; i < marks.Count; i++)
        {
            var (x, y) = (X(marks[i].Value), 12 + i * MarkLine);
            var late = x > (Left + Right) / 2;
            svg.Add($"<line x1=\"{x:0.##}\" x2=\"{x:0.##}\" y1=\"{y - 8}\" y2=\"{Bottom}\" stroke=\"#8a4b00\" stroke-width=\"1\" stroke-dasharray=\"{(i % 2 == 0 ? "5 3" : "2 2")}\"/>");
            svg.Write(x + (late ? -4 : 4), y, marks[i].Name, late ? "end" : "start");
        }

        return svg.Close();

        double X(double amount) => Left + (Right - Left) * (amount - low) / (high - low);

        double Y(double share) => Bottom - (Bottom - top) * share / ceiling;
    }

    /// <summary>A round step of at least this size.</summary>
    internal static double Nice(double step)
    {
        if (!(step > 0)) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        var part = step / power;
        return (part <= 1 ? 1 : part <= 2 ? 2 : part <= 2.5 ? 2.5 : part <= 5 ? 5 : 10) * power;
    }
}
