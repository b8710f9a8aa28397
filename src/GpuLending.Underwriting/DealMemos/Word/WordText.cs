using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>Text as Word takes it.</summary>
internal static class WordText
{
    public static Paragraph Paragraph(string? style, string text)
    {
        var properties = new ParagraphProperties();
        if (style is not null) properties.ParagraphStyleId = new ParagraphStyleId { Val = style };
        var paragraph = new Paragraph(properties);
        if (text.Length > 0) paragraph.Append(Run(text));
        return paragraph;
    }

    public static Run Run(string text, RunProperties? properties = null)
    {
        var run = new Run();
        if (EastAsianFont(text) is { } font)
        {
            properties ??= new RunProperties();
            properties.RunFonts = new RunFonts { EastAsia = font };
        }

        if (properties is not null) run.Append(properties);
        run.Append(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <summary>The font that Japanese or Korean text asks for; null where the document's own, which is for Chinese, will do.</summary>
    private static string? EastAsianFont(string text) =>
        text.EnumerateRunes().Any(rune => EastAsianFonts.IsKorean(rune.Value)) ? "Malgun Gothic"
        : text.EnumerateRunes().Any(rune => EastAsianFonts.IsJapanese(rune.Value)) ? "Yu Gothic" : null;

    /// <summary>Without what XML cannot hold: control characters and halves of surrogate pairs, whoever typed or pasted them.</summary>
    public static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not 0xFFFE and not 0xFFFF) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
