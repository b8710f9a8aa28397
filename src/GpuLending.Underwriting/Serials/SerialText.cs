using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GpuLending.Underwriting.Serials;

/// <summary>How a serial number is read and compared. One unit must have one spelling, however a list writes it.</summary>
public static partial class SerialText
{
    /// <summary>Longest serial number after normalisation.</summary>
    public const int Longest = 64;

    /// <summary>Most characters of a serial as a list writes it.</summary>
    public const int LongestAsRead = 200;

    /// <summary>Fewest characters of a serial after normalisation.</summary>
    public const int Shortest = 4;

    private const string OtherMarks = "./_:+#*";

    /// <summary>What a list writes where nobody knew the serial, letters and digits alone.</summary>
    private static readonly FrozenSet<string> Placeholders = new[]
    {
        "NA", "TBD", "TBA", "TBC", "TODO", "UNKNOWN", "UNKNOWNSERIAL", "NONE", "NULL", "NIL", "NAN", "NOTAVAILABLE", "NOTAPPLICABLE", "NOTPROVIDED", "NOTKNOWN",
        "NOSERIAL", "PENDING", "MISSING", "EMPTY", "BLANK", "DEFAULT", "DEFAULTSTRING", "TOBEFILLEDBYOEM", "TOBEADVISED", "TOBECONFIRMED", "TOBEDETERMINED", "VALUE", "REF",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The one spelling of a serial that may be pledged. Null when the text is no serial number, or stands in the place of one that nobody knows: two units
    /// "N/A" would be one unit to the register.
    /// </summary>
    /// <param name="text">As a list writes it.</param>
    /// <param name="refusal">Why it is none, as "what is allowed"; null when it is one.</param>
    public static string? Normalise(string? text, out string? refusal)
    {
        if (Spelling(text, out refusal) is not { } serial)
            return null;
        var letters = string.Concat(serial.Where(char.IsAsciiLetterOrDigit));
        refusal = letters switch
        {
            _ when Placeholders.Contains(letters) => $"a serial number; '{(text ?? "").Trim()}' only holds its place: leave the unit out until its number is known",
            { Length: < Shortest } => $"at least {Shortest} letters or digits, {(letters.Length == 1 ? "this is 1" : $"these are {letters.Length}")}",
            _ when letters.All(letter => letter == letters[0]) => $"a serial number; '{letters[0]}' {letters.Length} times over only holds its place: leave the unit out until its number is known",
            _ => null,
        };
        return refusal is null ? serial : null;
    }

    /// <summary>
    /// The one spelling of a serial or of a part of one: full-width characters as plain ones, upper case, without blanks and hyphens.
    /// </summary>
    /// <param name="text">As a person writes it.</param>
    /// <param name="refusal">Why it is none, as "what is allowed"; null when it is one.</param>
    public static string? Spelling(string? text, out string? refusal)
    {
        var given = (text ?? "").Trim();
        refusal = Problem(given);
        if (refusal is not null)
            return null;
        var serial = new StringBuilder(given.Length);
        foreach (var letter in given.Normalize(NormalizationForm.FormKC))
        {
            var upper = char.ToUpperInvariant(letter);
            if (char.IsWhiteSpace(letter) || IsHyphen(letter))
                continue;
            if (!char.IsAsciiLetterUpper(upper) && !char.IsAsciiDigit(upper) && !OtherMarks.Contains(upper))
            {
                refusal = $"Latin letters, digits and {OtherMarks}; {Named(letter)} is none of them";
                return null;
            }

            serial.Append(upper);
        }

        refusal = serial.Length switch
        {
            0 => "a serial number",
            > Longest => $"at most {Longest} characters, these are {serial.Length}",
            _ when !serial.ToString().Any(char.IsAsciiLetterOrDigit) => "at least one letter or digit",
            _ => null,
        };
        return refusal is null ? serial.ToString() : null;
    }

    /// <summary>
    /// Serials with the same key can be taken for each other: O is 0, I and L are 1, Z is 2, S is 5, B is 8, and marks other than letters and digits
    /// are left out. The database computes the same in its own column.
    /// </summary>
    /// <param name="serial">Normalised.</param>
    public static string LookAlikeKey(string serial)
    {
        Span<char> key = stackalloc char[serial.Length];
        return new string(key[..LookAlikeKey(serial, key)]);
    }

    /// <summary>Writes the key and returns its length.</summary>
    internal static int LookAlikeKey(ReadOnlySpan<char> serial, Span<char> key)
    {
        var length = 0;
        foreach (var letter in serial)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                key[length++] = Digit(letter);
        }

        return length;
    }

    private static char Digit(char letter) => letter switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'B' => '8',
        _ => letter,
    };

    private static string? Problem(string given)
    {
        if (given.Length == 0)
            return "a serial number; the cell is empty";
        if (given.Length > LongestAsRead)
            return $"at most {Longest} characters, these are {given.Length.ToString(CultureInfo.InvariantCulture)}";
        foreach (var letter in given)
        {
            if (char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                return $"visible characters only; it holds {Named(letter)}";
            if (char.IsSurrogate(letter))
                return $"Latin letters, digits and {OtherMarks}; it holds a character beyond them";
        }

        return Scientific().IsMatch(given)
            ? "all digits of the serial; a spreadsheet has rounded this one to a number: format the column as text and enter it again"
            : null;
    }

    private static bool IsHyphen(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation || letter == '\u2212';

    private static string Named(char letter) => char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format
        ? $"the invisible character U+{(int)letter:X4}"
        : $"'{letter}' (U+{(int)letter:X4})";

    [GeneratedRegex(@"^[+-]?\d+[.,]?\d*[eE]\+\d{1,3}$|^[+-]?\d[.,]\d+[eE]\d{1,3}$")]
    private static partial Regex Scientific();
}
