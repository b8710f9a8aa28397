namespace GpuLending.Underwriting.DealMemos;

/// <summary>The typeface inside the page: Inter (SIL Open Font License 1.1), Latin and extended Latin, all weights.</summary>
internal static class MemoFonts
{
    private static readonly (string Resource, string Range)[] Files =
    [
        ("inter-latin-wght-normal.woff2",
            "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"),
        ("inter-latin-ext-wght-normal.woff2",
            "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"),
    ];

    private static readonly Lazy<string> Embedded = new(() => Css(file => "data:font/woff2;base64," + Convert.ToBase64String(MemoResource.Bytes(file))));

    /// <summary>The typeface inside the page.</summary>
    public static string Inside() => Embedded.Value;

    /// <summary>The typeface from a folder of the host.</summary>
    public static string From(string folder) => Css(file => $"{folder}/{file}");

    private static string Css(Func<string, string> address) => string.Concat(Files.Select(file =>
        "@font-face{font-family:\"Inter\";font-style:normal;font-weight:100 900;src:url(" + address(file.Resource) + ") format(\"woff2\");unicode-range:" + file.Range + "}\n"));
}
