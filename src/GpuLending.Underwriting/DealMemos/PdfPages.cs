using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>Reads from a PDF that Chromium printed on which page each linked place stands. A file of another make gives nothing.</summary>
internal static partial class PdfPages
{
    /// <summary>Page of each named place, counted from 1; empty when the file does not say.</summary>
    public static IReadOnlyDictionary<string, int> OfSections(byte[] pdf)
    {
        // Names and numbers are plain characters in the file; Latin-1 keeps one character a byte.
        var text = Encoding.Latin1.GetString(pdf);
        var kids = new Dictionary<int, int[]>();
        var roots = new List<int>();
        foreach (Match node in PageTree().Matches(text))
        {
            var id = Number(node.Groups[1]);
            kids[id] = [.. Reference().Matches(node.Groups[3].Value).Select(kid => Number(kid.Groups[1]))];
            if (!node.Groups[4].Value.Contains("/Parent", StringComparison.Ordinal) && !node.Groups[2].Value.Contains("/Parent", StringComparison.Ordinal)) roots.Add(id);
        }

        if (roots.Count != 1) return new Dictionary<string, int>();
        var pages = new Dictionary<int, int>();
        Walk(roots[0]);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match place in Place().Matches(text))
        {
            if (pages.TryGetValue(Number(place.Groups[2]), out var page)) found.TryAdd(place.Groups[1].Value, page);
        }

        return found;

        void Walk(int id)
        {
            foreach (var kid in kids[id])
            {
                if (kids.ContainsKey(kid)) Walk(kid);
                else pages.TryAdd(kid, pages.Count + 1);
            }
        }
    }

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) 0 obj\s*<</Type /Pages([^>]*?)/Kids \[([^\]]*)\]([^>]*)>>")]
    private static partial Regex PageTree();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/([A-Za-z0-9-]+) \[(\d+) 0 R /XYZ")]
    private static partial Regex Place();
}
