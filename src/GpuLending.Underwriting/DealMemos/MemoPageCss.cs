using System.Globalization;
using System.Text;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>What stands in the margin of each printed page: deal, DRAFT, revision and hash, page x of y.</summary>
internal static class MemoPageCss
{
    /// <summary>Letters of a deal's name that stand beside DRAFT; an East Asian one counts for two.</summary>
    private const int LongestName = 46;

    public static string Write(MemoDocument document)
    {
        var name = Short(document.DealName);
        var draft = document.Draft
            ? "@top-center{content:\"DRAFT · not approved\";font-weight:700;letter-spacing:.06em;color:#8a4b00;white-space:nowrap;}"
            : "";
        return "@page{size:A4;margin:19mm 16mm 17mm;font-family:" + MemoFonts.Families + ";font-size:7.5pt;color:#565d66;"
            + $"@top-left{{content:{Quoted(name)};text-align:left;white-space:nowrap;}}{draft}@top-right{{content:{Quoted(document.Running)};}}"
            + $"@bottom-left{{content:{Quoted(document.Footer)};}}@bottom-right{{content:\"page \" counter(page) \" of \" counter(pages);}}}}\n";
    }

    private static string Short(string name)
    {
        var (width, kept) = (0, new StringBuilder());
        foreach (var rune in name.EnumerateRunes())
        {
            width += EastAsianFonts.IsEastAsian(rune.Value) ? 2 : 1;
            if (width > LongestName) return kept.ToString().TrimEnd() + "…";
            kept.Append(rune.ToString());
        }

        return name;
    }

    /// <summary>A CSS string that cannot end early, whatever somebody called the deal.</summary>
    private static string Quoted(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < 128 && !char.IsAsciiLetterOrDigit((char)rune.Value) && rune.Value != ' ')
                css.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
            else
                css.Append(rune.ToString());
        }

        return css.Append('"').ToString();
    }
}
