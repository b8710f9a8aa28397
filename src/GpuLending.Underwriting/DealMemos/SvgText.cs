using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>An SVG being written: numbers in the invariant culture, text escaped.</summary>
internal sealed class SvgText
{
    public const string Ink = "#16191d";
    public const string Quiet = "#565d66";
    public const string Grid = "#dde1e6";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _svg = new();

    public SvgText(double width, double height, string description) =>
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{Encode(description)}\" font-size=\"9.5\">");

    public static string Encode(string text) => Encoder.Encode(text);

    public void Add(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

    public void Write(double x, double y, string text, string anchor = "start", string colour = Ink, string more = "") =>
        Add($"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" fill=\"{colour}\"{more}>{Encode(text)}</text>");

    public string Close() => _svg.Append("</svg>\n").ToString();
}
