using System.Globalization;
using System.Text;

namespace GpuLending.Underwriting.Intake;

/// <summary>Compares headings with the names that fields are known by.</summary>
internal static class Heading
{
    /// <summary>At and above this a heading is taken for a field without asking.</summary>
    internal const int Sure = 60;

    private static readonly string[] Units =
        ["usd", "us", "eur", "gbp", "in", "per", "the", "of", "a", "an", "and", "incl", "excl", "net", "approx", "est", "estimated", "total", "qty", "quantity", "number", "count", "date", "no", "nr", "k", "m", "hr", "hour", "hours", "h", "month", "months", "mo", "pa"];

    /// <summary>What an amount may be of, in a heading that names the amount first.</summary>
    private static readonly string[] Pieces = ["gpu", "gpus", "node", "nodes", "server", "machine", "instance", "system", "contract", "stunde", "monat", "je", "pro", "par", "por", "heure", "mois", "hora", "mes", "knoten"];

    /// <summary>0 when a heading is not that of the field, 100 when it is exactly one of its names.</summary>
    internal static int Score(string heading, IntakeField field)
    {
        var whole = Folded(heading);
        if (whole.Count == 0) return 0;
        var bare = Folded(WithoutBrackets(heading));
        var best = 0;
        foreach (var name in field.Headings)
        {
            var words = Folded(name);
            if (Same(words, whole)) best = Math.Max(best, 100);
            else if (Same(words, bare)) best = Math.Max(best, 95);
            else if (words.All(whole.Contains) && whole.Except(words).All(word => Units.Contains(word) || (field.Type == IntakeType.Amount && Pieces.Contains(word)))) best = Math.Max(best, 80 + words.Count);
            else if (words.Count >= 2 && words.All(whole.Contains)) best = Math.Max(best, 62 + words.Count);
            else if (name[0] > 0x2E80 && heading.Contains(name, StringComparison.Ordinal)) best = Math.Max(best, 60 + name.Length);
        }

        return best;
    }

    /// <summary>The words of a heading in small letters: at spaces, signs, and where a small letter meets a capital one.</summary>
    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char? before = null;
        foreach (var letter in text.Normalize(NormalizationForm.FormKC))
        {
            var isWord = char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            var starts = isWord && before is { } last && char.IsUpper(letter) && char.IsLower(last);
            if (!isWord || starts) End();
            if (isWord) word.Append(char.ToLowerInvariant(letter));
            before = letter;
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>The words of a heading with those that mean the same written alike: "pricing" for "price", "p.a." for "pa".</summary>
    private static List<string> Folded(string text)
    {
        var words = Words(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "prices" or "pricing") words[i] = "price";
            else if (words[i] == "costs") words[i] = "cost";
            else if (words[i] == "p" && i + 1 < words.Count && words[i + 1] == "a") (words[i], words[i + 1]) = ("pa", "pa");
        }

        return words;
    }

    private static bool Same(List<string> one, List<string> other) => string.Concat(one) == string.Concat(other);

    private static string WithoutBrackets(string text)
    {
        var plain = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var letter in text)
        {
            if (letter is '(' or '[') depth++;
            else if (letter is ')' or ']') depth = Math.Max(0, depth - 1);
            else if (depth == 0) plain.Append(letter);
        }

        return plain.ToString();
    }
}
