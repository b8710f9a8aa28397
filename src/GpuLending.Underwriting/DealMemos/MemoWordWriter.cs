using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GpuLending.Underwriting.DealMemos.Word;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>The paper as a Word file: heading styles, tables one can edit with heads that repeat, native charts with their figures behind them,
/// page numbers as fields, and DRAFT across every page until it is approved.</summary>
public sealed class MemoWordWriter
{
    private readonly MainDocumentPart _main;
    private readonly Body _body = new();
    private MemoNotes _notes = MemoNotes.None;
    private int _bookmark;
    private uint _drawing;

    private MemoWordWriter(MainDocumentPart main) => _main = main;

    /// <summary>Writes the file.</summary>
    public static byte[] Write(MemoDocument document)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = WordText.Clean($"{document.DealName} · {document.Title}");
            file.PackageProperties.Subject = WordText.Clean(document.Status);
            file.PackageProperties.Created = document.PrintedAt.UtcDateTime;
            var main = file.AddMainDocumentPart();
            WordStyles.AddTo(main);
            new MemoWordWriter(main).Write(main, document);
        }

        return bytes.ToArray();
    }

    private void Write(MainDocumentPart main, MemoDocument document)
    {
        WordLetterhead.AddTo(main, _body, document.Letterhead, ref _drawing);
        Text(WordStyles.Kind, document.Draft ? $"{document.Title} · draft" : document.Title);
        Text(WordStyles.Title, document.DealName);
        Text(WordStyles.Subtitle, $"{document.BorrowerName} · {document.Status}");
        Text(WordStyles.Note, $"{document.Footer} · printed {FigureFormat.Instant(document.PrintedAt)}");
        foreach (var section in document.Sections)
        {
            if (document.Kind == MemoKind.DealMemo && section.Number is 1) Contents(document);
            Heading(section);
            _notes = MemoNotes.Of(section);
            for (var i = 0; i < section.Blocks.Count; i++)
            {
                Block(section.Blocks[i], section.Number is null);
                // A heading with one sentence alone at the foot of a page says nothing.
                if (i == 0 && section.Blocks is [MemoParagraph, _, ..] && _body.LastChild is Paragraph { ParagraphProperties: { } properties }) properties.KeepNext = new KeepNext();
            }

            Notes();
        }

        WordText.Track(_body, document.PrintedAt.UtcDateTime);
        _body.Append(WordFurniture.AddTo(main, document));
        main.Document = new Document(_body);
    }

    private void Contents(MemoDocument document)
    {
        var title = Text(WordStyles.Contents, "Contents");
        title.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        foreach (var section in document.Sections.Where(section => section.Number is not null))
        {
            // Fields that every reader counts anew as it opens the file; a generated table of contents keeps what it was saved with.
            _body.Append(new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.ContentsEntry }),
                new Hyperlink(
                    WordText.Run(section.Heading),
                    new Run(new TabChar()),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Begin, Dirty = true }),
                    new Run(new FieldCode($" PAGEREF {Anchor(section)} \\h ") { Space = SpaceProcessingModeValues.Preserve }),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
                    WordText.Run(" "),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.End }))
                { Anchor = Anchor(section), History = true }));
        }
    }

    private void Heading(MemoSection section)
    {
        // The bookmark's name is the link's target in the contents.
        var id = (++_bookmark).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _body.Append(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = section.Number is null ? WordStyles.Contents : WordStyles.Heading1 }),
            new BookmarkStart { Id = id, Name = Anchor(section) },
            WordText.Run(section.Heading),
            new BookmarkEnd { Id = id }));
    }

    private void Notes()
    {
        if (_notes.Notes.Count == 0) return;
        Text(WordStyles.Note, "Sources").ParagraphProperties!.KeepNext = new KeepNext();
        foreach (var (mark, text) in _notes.Notes)
        {
            var note = Text(WordStyles.Source, "");
            note.Append(WordText.Run(mark, new RunProperties(new Bold())), new Run(new TabChar()), WordText.Run(text));
        }
    }

    private static string Anchor(MemoSection section) => "section_" + section.Key.Replace('-', '_');

    private void Block(MemoBlock block, bool summary)
    {
        switch (block)
        {
            case MemoHeading heading:
                Text(WordStyles.Heading2, heading.Text);
                break;
            case MemoParagraph paragraph:
                Paragraph(paragraph);
                break;
            case MemoBullets bullets:
                foreach (var item in bullets.Items) Text(WordStyles.Bullet, item);
                break;
            case MemoKeyFigures keys:
                _body.Append(WordTables.KeyFigures(keys));
                Text(WordStyles.Gap, "");
                break;
            case MemoFacts facts:
                if (facts.Caption.Length > 0) Text(WordStyles.Caption, facts.Caption);
                _body.Append(WordTables.Facts(facts, _notes));
                Text(WordStyles.Gap, "");
                break;
            case MemoTable table:
                Table(table);
                break;
            case MemoTablePair pair:
                Table(pair.Left);
                Table(pair.Right);
                break;
            case MemoChart chart:
                Chart(chart, summary);
                break;
            case MemoHistogram histogram:
                Text(WordStyles.Caption, histogram.Title);
                if (histogram.Bars.Count > 0) _body.Append(WordBars.AddTo(_main, histogram, ++_drawing));
                Text(WordStyles.Note, string.Join("; ", histogram.Marks.Select(mark => mark.Name)));
                break;
            case MemoStructure structure:
                Text(WordStyles.Caption, structure.Title);
                _body.Append(WordStructure.Write(structure, ref _drawing));
                Text(WordStyles.Gap, "");
                break;
            case MemoTimeline timeline:
                Text(WordStyles.Caption, timeline.Title);
                if (timeline.Spans.Count > 0) _body.Append(WordBars.AddTo(_main, timeline, ++_drawing));
                Text(WordStyles.Note, $"Filled: {timeline.Covered}. Hatched: {timeline.Open}.");
                break;
            default:
                throw new InvalidOperationException($"No Word for {block.GetType().Name}.");
        }
    }

    private void Table(MemoTable table)
    {
        Text(WordStyles.Caption, table.Caption);
        _body.Append(WordTables.Table(table, _notes));
        Text(table.Note.Length > 0 ? WordStyles.Note : WordStyles.Gap, table.Note);
    }

    private void Paragraph(MemoParagraph paragraph) => _ = paragraph.Tone switch
    {
        MemoTone.Body => Text(null, paragraph.Text),
        MemoTone.Lead => Text(WordStyles.Lead, paragraph.Text),
        MemoTone.Note => Text(WordStyles.Note, paragraph.Text),
        MemoTone.Warning => Text(WordStyles.Warning, "Note. " + paragraph.Text),
    };

    private void Chart(MemoChart chart, bool summary)
    {
        Text(WordStyles.Caption, chart.Title);
        if (chart.Dates.Count < 2)
        {
            Text(null, "No dates to draw.");
            return;
        }

        _body.Append(WordChart.AddTo(_main, chart, ++_drawing, summary));
        var milestones = string.Join("; ", chart.Milestones.Select(milestone => $"{milestone.Name} {FigureFormat.Date(milestone.Date)}"));
        Text(milestones.Length > 0 ? WordStyles.Note : WordStyles.Gap, milestones.Length > 0 ? Sections.Sentences.Full(milestones) : "");
    }

    private Paragraph Text(string? style, string text)
    {
        var paragraph = WordText.Paragraph(style, text);
        _body.Append(paragraph);
        return paragraph;
    }
}
