using System.Globalization;
using System.Text;

namespace GpuLending.Underwriting.Market;

/// <summary>What a text of an import may hold. It is shown to others, written to files and compared letter by letter, so nothing in it may be hidden or run.</summary>
internal static class QuoteText
{
    private const string Allowed = "allowed are letters, digits, spaces and punctuation on one line, not beginning with = + - or @, without invisible characters and without markup";

    /// <summary>Letters and marks that show nothing and are in no category of their own.</summary>
    private static readonly int[] Blank = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    /// <summary>Why a text is refused, with what is allowed; null when it is not.</summary>
    internal static string? Problem(string text)
    {
        if (text.Length == 0) return null;
        if (text[0] is '=' or '+' or '-' or '@' or '\t') return $"begins with {(text[0] == '\t' ? "a tab" : $"'{text[0]}'")}, which a spreadsheet may take for a formula: {Allowed}";
        foreach (var letter in text.EnumerateRunes())
        {
            if (IsHidden(letter)) return $"holds {Word(letter)} {Code(letter)}: {Allowed}";
        }

        for (var i = text.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('<', i + 1))
        {
            if (char.IsLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?') return $"holds markup in angle brackets: {Allowed}";
        }

        return null;
    }

    /// <summary>A text with what cannot be seen in it written out.</summary>
    internal static string Shown(string text) =>
        text.EnumerateRunes().Any(IsHidden) ? string.Concat(text.EnumerateRunes().Select(letter => IsHidden(letter) ? $"[{Code(letter)}]" : letter.ToString())) : text;

    /// <summary>A name without what cannot be seen: spaces of every width become one kind, the rest goes.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(letter)) plain.Append(' ');
            else if (!IsHidden(letter)) plain.Append(letter);
        }

        return plain.ToString().Trim();
    }

    private static bool IsHidden(Rune letter) =>
        Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || Blank.Contains(letter.Value);

    private static string Word(Rune letter) => letter.Value switch
    {
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F or 0x061C => "the direction character",
        _ => Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? "the control character" : "the invisible character",
    };

    private static string Code(Rune letter) => string.Create(CultureInfo.InvariantCulture, $"U+{letter.Value:X4}");
}
