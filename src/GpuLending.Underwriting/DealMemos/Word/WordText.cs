using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using GpuLending.Underwriting.DealMemos.Redlines;

namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>Text as Word takes it.</summary>
internal static class WordText
{
    public static Paragraph Paragraph(string? style, string text)
    {
        var properties = new ParagraphProperties();
        if (style is not null) properties.ParagraphStyleId = new ParagraphStyleId { Val = style };
        var paragraph = new Paragraph(properties);
        if (text.Length > 0) paragraph.Append(Runs(text));
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

    /// <summary>A text as runs; in a redline what was put in and taken out as Word's own tracked changes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="properties">Properties of each run, made anew for each; null for none.</param>
    public static IEnumerable<OpenXmlElement> Runs(string text, Func<RunProperties?>? properties = null)
    {
        if (!RedlineMarks.In(text)) return [Run(text, properties?.Invoke())];
        return RedlineMarks.Split(text).Select(run => run.Kind switch
        {
            RedlineKind.Inserted => (OpenXmlElement)new InsertedRun(Run(run.Text, properties?.Invoke())),
            RedlineKind.Deleted => new DeletedRun(Deleted(run.Text, properties?.Invoke())),
            RedlineKind.Kept => Run(run.Text, properties?.Invoke()),
        });
    }

    /// <summary>Numbers and dates the tracked changes of a document, as Word wants them.</summary>
    public static void Track(OpenXmlElement body, DateTime at)
    {
        var number = 0;
        foreach (var change in body.Descendants<RunTrackChangeType>())
        {
            change.Id = (++number).ToString(System.Globalization.CultureInfo.InvariantCulture);
            change.Author = "GpuLending";
            change.Date = at;
        }
    }

    private static Run Deleted(string text, RunProperties? properties)
    {
        var run = new Run();
        if (properties is not null) run.Append(properties);
        run.Append(new DeletedText(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

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
