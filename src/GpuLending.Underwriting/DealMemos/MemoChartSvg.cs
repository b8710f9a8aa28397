using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>A chart as SVG: axes with units, the lines' names at their ends, thresholds and milestones named. Reads in grey.</summary>
public sealed class MemoChartSvg
{
    /// <summary>Height on the summary page.</summary>
    public const double LowHeight = 168;

    /// <summary>Height elsewhere.</summary>
    public const double FullHeight = 270;

    private const double Width = 680;
    private const double Left = 50;
    private const double Right = 150;
    private const double PlotRight = Width - Right;
    private const double Top = 22;
    private const double Bottom = 26;
    private const double LabelLine = 11.5;
    private const int LabelLetters = 24;
    private const string Ink = "#16191d";
    private const string Quiet = "#565d66";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _svg = new();
    private readonly List<Label> _labels = [];
    private readonly MemoChart _chart;
    private readonly MemoChartAxis _axis;
    private readonly double _height;

    private MemoChartSvg(MemoChart chart, double height)
    {
        _chart = chart;
        _axis = MemoChartAxis.Of(chart);
        _height = height;
    }

    private double PlotBottom => _height - Bottom;

    /// <summary>Draws the chart.</summary>
    public static string Write(MemoChart chart, double height = FullHeight)
    {
        if (chart.Dates.Count < 2) return "<p>No dates to draw.</p>";
        var drawing = new MemoChartSvg(chart, height);
        drawing.Draw();
        return drawing._svg.ToString();
    }

    private void Draw()
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {_height}\" role=\"img\" aria-label=\"{Encode(_chart.Description)}\" font-size=\"9.5\">");
        var clip = "c" + Math.Abs(HashCode.Combine(_chart.Title, _height)).ToString(CultureInfo.InvariantCulture);
        Add($"<clipPath id=\"{clip}\"><rect x=\"{Left}\" y=\"{Top - 1}\" width=\"{PlotRight - Left}\" height=\"{PlotBottom - Top + 2}\"/></clipPath>");
        Axes();
        Add($"<g clip-path=\"url(#{clip})\">");
        Milestones();
        Thresholds();
        for (var i = _chart.Series.Count - 1; i >= 0; i--) Line(_chart.Series[i], MemoChartStyle.Of(i));
        Add($"</g>");
        Labels();
        Add($"</svg>");
    }

    private void Axes()
    {
        foreach (var value in _axis.Values)
        {
            var y = Y(value);
            var zero = Math.Abs(value) < _axis.Step / 1e6;
            Add($"<line x1=\"{Left}\" x2=\"{PlotRight}\" y1=\"{y:0.##}\" y2=\"{y:0.##}\" stroke=\"{(zero ? Ink : "#dde1e6")}\" stroke-width=\"{(zero ? 1 : 0.7)}\"/>");
            Add($"<text x=\"{Left - 6}\" y=\"{y + 3.3:0.##}\" text-anchor=\"end\" fill=\"{Quiet}\">{_axis.Label(value)}</text>");
        }

        Add($"<text x=\"{Left - 6}\" y=\"{Top - 10}\" text-anchor=\"end\" fill=\"{Quiet}\" font-weight=\"600\">{Encode(_axis.Unit)}</text>");
        foreach (var (date, text) in DateTicks())
        {
            var x = X(date);
            Add($"<line x1=\"{x:0.##}\" x2=\"{x:0.##}\" y1=\"{PlotBottom}\" y2=\"{PlotBottom + 4}\" stroke=\"{Quiet}\" stroke-width=\"0.8\"/>");
            Add($"<text x=\"{x:0.##}\" y=\"{PlotBottom + 15}\" text-anchor=\"middle\" fill=\"{Quiet}\">{text}</text>");
        }
    }

    private IEnumerable<(DateOnly Date, string Text)> DateTicks()
    {
        var first = _chart.Dates[0];
        var last = _chart.Dates[^1];
        var months = (last.Year - first.Year) * 12 + last.Month - first.Month;
        var step = months <= 18 ? 3 : months <= 42 ? 6 : months <= 96 ? 12 : 24;
        var tick = new DateOnly(first.Year, 1, 1);
        while (tick < first) tick = tick.AddMonths(step);
        for (; tick <= last; tick = tick.AddMonths(step)) yield return (tick, tick.ToString("MMM yyyy", CultureInfo.InvariantCulture));
    }

    private void Milestones()
    {
        foreach (var milestone in _chart.Milestones.Where(milestone => milestone.Date >= _chart.Dates[0] && milestone.Date <= _chart.Dates[^1]))
        {
            var x = X(milestone.Date);
            var late = x > (Left + PlotRight) / 2;
            Add($"<line x1=\"{x:0.##}\" x2=\"{x:0.##}\" y1=\"{Top}\" y2=\"{PlotBottom}\" stroke=\"{Ink}\" stroke-width=\"0.8\" stroke-dasharray=\"1.5 2.5\"/>");
            Add($"<text x=\"{x + (late ? -4 : 4):0.##}\" y=\"{Top + 9}\" text-anchor=\"{(late ? "end" : "start")}\" fill=\"{Ink}\">{Encode(milestone.Name)}</text>");
        }
    }

    private void Thresholds()
    {
        foreach (var threshold in _chart.Thresholds.Where(threshold => threshold.Value >= _axis.Low && threshold.Value <= _axis.High))
        {
            var y = Y(threshold.Value);
            var style = MemoChartStyle.Threshold;
            var from = threshold.From is { } day ? Math.Clamp(X(day), Left, PlotRight) : Left;
            Add($"<line x1=\"{from:0.##}\" x2=\"{PlotRight}\" y1=\"{y:0.##}\" y2=\"{y:0.##}\" stroke=\"#{style.Colour}\" stroke-width=\"{style.Width}\" stroke-dasharray=\"{Dash(style)}\"/>");
            _labels.Add(new(threshold.Name, PlotRight, y, style.Colour));
        }
    }

    private void Line(MemoSeries series, MemoChartStyle style)
    {
        var path = new StringBuilder();
        (double X, double Y)? last = null;
        var open = false;
        for (var i = 0; i < _chart.Dates.Count && i < series.Values.Count; i++)
        {
            if (series.Values[i] is not { } value || !double.IsFinite(value))
            {
                open = open && series.Stepped;
                continue;
            }

            var (x, y) = (X(_chart.Dates[i]), Y(value));
            if (series.Stepped) path.Append(Culture($"{(open ? "L" : "M")}{last?.X ?? Math.Max(Left, x - 12):0.##} {y:0.##}L{x:0.##} {y:0.##}"));
            else path.Append(Culture($"{(open ? "L" : "M")}{x:0.##} {y:0.##}"));
            open = true;
            last = (x, y);
        }

        if (last is not { } end) return;
        var dash = style.Dash.Count == 0 ? "" : $" stroke-dasharray=\"{Dash(style)}\"";
        Add($"<path d=\"{path}\" fill=\"none\" stroke=\"#{style.Colour}\" stroke-width=\"{style.Width}\"{dash} stroke-linejoin=\"round\"/>");
        _labels.Add(new(series.Name, end.X, Math.Clamp(end.Y, Top, PlotBottom), style.Colour, style));
    }

    /// <summary>Names at the lines' ends, moved apart so that none covers another, joined to their line by a thin stroke.</summary>
    private void Labels()
    {
        var labels = _labels.OrderBy(label => label.Y).ThenBy(label => label.Name, StringComparer.Ordinal)
            .Select(label => (Label: label, Lines: Wrap(label.Name))).ToList();
        var places = new double[labels.Count];
        var floor = Top - 8.0;
        for (var i = 0; i < labels.Count; i++)
        {
            var half = labels[i].Lines.Count * LabelLine / 2;
            places[i] = Math.Max(labels[i].Label.Y, floor + half);
            floor = places[i] + half;
        }

        var ceiling = PlotBottom + 12;
        for (var i = labels.Count - 1; i >= 0; i--)
        {
            var half = labels[i].Lines.Count * LabelLine / 2;
            places[i] = Math.Min(places[i], ceiling - half);
            ceiling = places[i] - half;
        }

        for (var i = 0; i < labels.Count; i++)
        {
            var (label, lines) = labels[i];
            var start = PlotRight + 34;
            Add($"<path d=\"M{label.X + 1:0.##} {label.Y:0.##}L{PlotRight + 4:0.##} {label.Y:0.##}L{PlotRight + 9:0.##} {places[i]:0.##}\" fill=\"none\" stroke=\"#{label.Colour}\" stroke-width=\"0.5\" opacity=\"0.7\"/>");
            var dash = label.Style is { Dash.Count: > 0 } style ? $" stroke-dasharray=\"{Dash(style)}\"" : label.Style is null ? $" stroke-dasharray=\"{Dash(MemoChartStyle.Threshold)}\"" : "";
            Add($"<line x1=\"{PlotRight + 9}\" x2=\"{start - 4}\" y1=\"{places[i]:0.##}\" y2=\"{places[i]:0.##}\" stroke=\"#{label.Colour}\" stroke-width=\"{label.Style?.Width ?? MemoChartStyle.Threshold.Width}\"{dash}/>");
            for (var line = 0; line < lines.Count; line++)
            {
                var y = places[i] + 3.3 + (line - (lines.Count - 1) / 2.0) * LabelLine;
                Add($"<text x=\"{start}\" y=\"{y:0.##}\" fill=\"{Ink}\">{Encode(lines[line])}</text>");
            }
        }
    }

    private static List<string> Wrap(string name)
    {
        if (name.Length <= LabelLetters) return [name];
        var cut = name.LastIndexOf(' ', LabelLetters);
        if (cut < LabelLetters / 3) cut = LabelLetters;
        var rest = name[cut..].Trim();
        return [name[..cut].Trim(), rest.Length <= LabelLetters ? rest : rest[..(LabelLetters - 1)] + "…"];
    }

    private double X(DateOnly date)
    {
        var first = _chart.Dates[0].DayNumber;
        return Left + (PlotRight - Left) * (date.DayNumber - first) / (_chart.Dates[^1].DayNumber - first);
    }

    private double Y(double value) =>
        PlotBottom - (PlotBottom - Top) * Math.Clamp((value - _axis.Low) / (_axis.High - _axis.Low), -0.5, 1.5);

    private static string Dash(MemoChartStyle style) => string.Join(' ', style.Dash.Select(length => length.ToString(CultureInfo.InvariantCulture)));

    private static string Encode(string text) => Encoder.Encode(text);

    private static string Culture(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Add(FormattableString text) => _svg.Append(Culture(text)).Append('\n');

    private sealed record Label(string Name, double X, double Y, string Colour, MemoChartStyle? Style = null);
}
