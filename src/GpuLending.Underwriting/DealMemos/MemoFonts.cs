namespace GpuLending.Underwriting.DealMemos;

/// <summary>The typeface inside the page: Inter (SIL Open Font License 1.1), Latin and extended Latin, and East Asian glyphs where the page has any.</summary>
internal static class MemoFonts
{
    /// <summary>The families of all text, the page's own first.</summary>
    public const string Families = "\"Inter\",\"" + EastAsianFonts.Family + "\",\"Noto Sans\",\"Noto Sans CJK SC\",sans-serif";

    private const string Latin =
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";

    private const string LatinExtended =
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";

    /// <summary>Weights that stand in a file of their own: a PDF embeds such a font as it is, whereas a variable one becomes a drawing of each letter.</summary>
    private static readonly int[] Weights = [400, 600, 700];

    private static readonly Lazy<string> Embedded = new(() => string.Concat(Weights.Select(weight =>
        Face(Inline(MemoResource.Bytes($"inter-latin-{weight}-normal.woff2")), $"{weight}", Latin)
        + Face(Inline(MemoResource.Bytes($"inter-latin-ext-{weight}-normal.woff2")), $"{weight}", LatinExtended))));

    /// <summary>The typeface inside the page.</summary>
    /// <param name="text">All text of the page.</param>
    public static string Inside(string text) =>
        Embedded.Value + EastAsianFonts.Css(text, slice => Inline(EastAsianFonts.File(slice.Language, slice.Name)!));

    /// <summary>The typeface from folders of the host.</summary>
    /// <param name="folder">Folder of the Latin files.</param>
    /// <param name="text">All text of the page.</param>
    public static string From(string folder, string text) =>
        Face($"{folder}/inter-latin-wght-normal.woff2", "100 900", Latin) + Face($"{folder}/inter-latin-ext-wght-normal.woff2", "100 900", LatinExtended)
        + EastAsianFonts.Css(text, slice => $"{folder}/east-asian/{slice.Language}/{slice.Name}.woff2");

    private static string Inline(byte[] file) => "data:font/woff2;base64," + Convert.ToBase64String(file);

    private static string Face(string address, string weight, string range) =>
        $"@font-face{{font-family:\"Inter\";font-style:normal;font-weight:{weight};src:url({address}) format(\"woff2\");unicode-range:{range}}}\n";
}
