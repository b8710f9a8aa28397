using System.Globalization;

namespace GpuLending.Underwriting.Attachments;

/// <summary>A sender's file name made safe to store, show and give back.</summary>
internal static class FileName
{
    private const int Longest = 200;
    private const string Forbidden = "\\/:*?\"<>|";

    /// <summary>
    /// Without folders, without characters that are invisible, turn the reading direction or mean something to a file system, and with the ending of what the file is;
    /// or why it is refused: an ending that says something else is how a program is made to look like a document.
    /// </summary>
    public static (string? Name, string? Refusal) Of(string given, AttachmentFormat format)
    {
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = string.Concat(last.Normalize().Where(character => CharUnicodeInfo.GetUnicodeCategory(character)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)));
        var name = string.Concat(kept.Select(character => Forbidden.Contains(character, StringComparison.Ordinal) ? '_' : character)).Trim(' ', '.');
        var ending = Path.GetExtension(name).ToLowerInvariant();
        var endings = AttachmentFormats.Endings(format);
        if (ending.Length > 0 && !endings.Contains(ending, StringComparer.Ordinal) && ending.Length <= 6 && ending.Skip(1).All(char.IsAsciiLetterOrDigit) && ending.Any(char.IsAsciiLetter))
            return (null, $"The name ends in {ending} and the file is {AttachmentFormats.Name(format)}. Name it {string.Join(" or ", endings)}.");
        if (!endings.Contains(ending, StringComparer.Ordinal)) name += endings[0];
        if (Path.GetFileNameWithoutExtension(name).Length == 0) name = "document" + name;
        if (name.Length > Longest) name = name[..(Longest - Path.GetExtension(name).Length)].TrimEnd(' ', '.') + Path.GetExtension(name);
        return (name, null);
    }
}
