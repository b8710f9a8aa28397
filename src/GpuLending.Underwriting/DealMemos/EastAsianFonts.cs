using System.Globalization;
using System.IO.Compression;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>
/// Chinese, Japanese and Korean glyphs for papers: Noto Sans in slices of which a paper takes only those that hold its characters
/// (SIL Open Font License 1.1, see Fonts/README.md).
/// </summary>
public static class EastAsianFonts
{
    /// <summary>Name of the family in a paper's style.</summary>
    public const string Family = "Noto Sans East Asian";

    private static readonly Dictionary<string, Lazy<Dictionary<int, string>>> Languages = new[] { "sc", "jp", "kr" }
        .ToDictionary(language => language, language => new Lazy<Dictionary<int, string>>(() => Index(language)));

    /// <summary>Whether a character is East Asian: one that the paper's own typeface lacks and a slice may hold.</summary>
    public static bool IsEastAsian(int character) => character is >= 0x2E80 and <= 0x9FFF or >= 0xAC00 and <= 0xD7A3 or >= 0x1100 and <= 0x11FF
        or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE4F or >= 0xFF00 and <= 0xFFEF or >= 0x20000 and <= 0x3FFFF;

    /// <summary>Whether a character is a Korean letter or syllable.</summary>
    public static bool IsKorean(int character) => character is >= 0xAC00 and <= 0xD7A3 or >= 0x1100 and <= 0x11FF or >= 0x3130 and <= 0x318F;

    /// <summary>Whether a character is one of the Japanese syllabaries.</summary>
    public static bool IsJapanese(int character) => character is >= 0x3040 and <= 0x30FF;

    /// <summary>
    /// The slices that a text needs, each with the characters taken from it. Chinese characters take their Japanese forms where the text has Japanese
    /// syllables, else their simplified Chinese ones; a character that no slice holds is left to the machine's own fonts.
    /// </summary>
    public static IReadOnlyList<EastAsianSlice> For(string text)
    {
        var characters = text.EnumerateRunes().Select(rune => rune.Value).Where(IsEastAsian).ToHashSet();
        if (characters.Count == 0) return [];
        string[] order = characters.Any(IsJapanese) ? ["jp", "sc", "kr"] : ["sc", "jp", "kr"];
        return
        [
            .. characters.Select(character => (Character: character, Place: (IsKorean(character) ? ["kr", .. order] : order)
                    .Select(language => (Language: language, Slice: Languages[language].Value.GetValueOrDefault(character))).FirstOrDefault(place => place.Slice is not null)))
                .Where(found => found.Place.Slice is not null).GroupBy(found => found.Place)
                .Select(group => new EastAsianSlice(group.Key.Language, group.Key.Slice!, [.. group.Select(found => found.Character).Order()]))
                .OrderBy(slice => slice.Language, StringComparer.Ordinal).ThenBy(slice => slice.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>A slice's file; null when there is none of that name.</summary>
    public static byte[]? File(string language, string slice)
    {
        if (!Languages.ContainsKey(language)) return null;
        using var archive = Open(language);
        if (archive.GetEntry(slice + ".woff2") is not { } entry) return null;
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The style that gives a text its glyphs. Slices have one weight: named as such, a browser makes them bolder where bold is asked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">Where a slice's file is.</param>
    internal static string Css(string text, Func<EastAsianSlice, string> address) => string.Concat(For(text).Select(slice =>
        $"@font-face{{font-family:\"{Family}\";font-style:normal;font-weight:400;src:url({address(slice)}) format(\"woff2\");unicode-range:"
        + string.Join(',', slice.Characters.Select(character => "U+" + character.ToString("X", CultureInfo.InvariantCulture))) + "}\n"));

    private static ZipArchive Open(string language) => new(new MemoryStream(MemoResource.Bytes($"noto-sans-{language}.zip")), ZipArchiveMode.Read);

    private static Dictionary<int, string> Index(string language)
    {
        using var archive = Open(language);
        using var lines = new StreamReader(archive.GetEntry("slices.txt")!.Open());
        var index = new Dictionary<int, string>();
        while (lines.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            foreach (var range in line[(space + 1)..].Split(','))
            {
                var ends = range.Split('-');
                var first = int.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                var last = int.Parse(ends[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                for (var character = first; character <= last; character++) index.TryAdd(character, line[..space]);
            }
        }

        return index;
    }
}
