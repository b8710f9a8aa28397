using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GpuLending.Underwriting.DealMemos.Redlines;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>The paper as one HTML page that needs nothing else: style and typeface are inside. The screen shows it and Chromium prints it.</summary>
public sealed class MemoHtmlWriter
{
    /// <summary>Tables with at most this many rows, and letters, are kept on one page.</summary>
    private const int ShortTable = 14;
    private const int ShortText = 1_200;
    private const int ShortFacts = 9;
    private const int LongestFigure = 18;

    /// <summary>Limits that the summary has room for, and what each further one takes from its chart.</summary>
    private const int UsualLimits = 8;
    private const double SummaryRow = 20;
    private const double LowestChart = 110;
    private const int UsualLead = 190;
    private const int LeadLine = 85;
    private const int LongName = 44;

    /// <summary>A page that goes to a file or a printer runs nothing and fetches nothing, whatever somebody typed into the deal.</summary>
    private const string ContentPolicy =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:\">\n";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly Lazy<string> Style = new(() => MemoResource.Text("memo.css"));
    private readonly StringBuilder _html = new();
    private readonly IReadOnlyDictionary<string, int>? _pages;
    private MemoNotes _notes = MemoNotes.None;
    private double _summaryHeight = MemoChartSvg.LowHeight;
    private bool _longTitle;

    private MemoHtmlWriter(IReadOnlyDictionary<string, int>? pages = null) => _pages = pages;

    /// <summary>Writes the page.</summary>
    /// <param name="document">The paper.</param>
    /// <param name="toolbar">What the screen shows above it; null for a page that leaves the desk, which then carries everything inside.</param>
    /// <param name="pages">Page on which each section begins, by its key, for the contents of a printed paper; null where there are no pages.</param>
    public static string Write(MemoDocument document, MemoToolbar? toolbar = null, IReadOnlyDictionary<string, int>? pages = null)
    {
        var writer = new MemoHtmlWriter(pages);
        writer.Page(document, toolbar);
        return Whole($"{document.DealName} · {document.Title}", toolbar, MemoPageCss.Write(document), writer._html);
    }

    /// <summary>A page that says why there is no paper.</summary>
    public static string WriteNotice(string title, IReadOnlyList<string> reasons, MemoToolbar toolbar)
    {
        var writer = new MemoHtmlWriter();
        writer.Toolbar(toolbar);
        writer._html.Append(Culture($"<main><h1>{Text(title)}</h1>"));
        writer.Block(new MemoBullets(reasons), summary: false);
        writer._html.Append("</main>\n");
        return Whole(title, toolbar, "", writer._html);
    }

    /// <summary>The page around its body. The typeface comes last, when it is known which characters it must draw.</summary>
    private static string Whole(string title, MemoToolbar? toolbar, string pageCss, StringBuilder body)
    {
        var text = title + WebUtility.HtmlDecode(body.ToString());
        return new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(toolbar is null ? ContentPolicy : "<link rel=\"icon\" href=\"data:,\">\n").Append("<title>")
            .Append(Text(title)).Append("</title>\n<style>").Append(toolbar is null ? MemoFonts.Inside(text) : MemoFonts.From(toolbar.Fonts, text))
            .Append(Style.Value.Replace("var(--families)", MemoFonts.Families, StringComparison.Ordinal)).Append(pageCss).Append("</style>\n</head>\n<body>\n")
            .Append(body).Append("</body>\n</html>\n").ToString();
    }

    private void Page(MemoDocument document, MemoToolbar? toolbar)
    {
        if (document.Draft) _html.Append("<div class=\"watermark\" aria-hidden=\"true\"><span>DRAFT</span></div>\n");
        if (toolbar is not null) Toolbar(toolbar);
        _html.Append("<main>\n");
        _longTitle = IsLong(document.DealName) || IsLong(document.BorrowerName);
        Title(document);
        var memo = document.Kind == MemoKind.DealMemo;
        foreach (var section in document.Sections)
        {
            if (memo && section.Number is 1) Contents(document);
            Section(section, memo);
        }

        _html.Append("</main>\n");
    }

    private void Toolbar(MemoToolbar toolbar)
    {
        _html.Append(Culture($"<nav class=\"toolbar\" aria-label=\"Document\"><a href=\"{Text(toolbar.Back)}\">← {Text(toolbar.BackTitle)}</a>"));
        foreach (var (title, address) in toolbar.Files) _html.Append(Culture($"<a href=\"{Text(address)}\">{Text(title)}</a>"));
        if (toolbar.Layouts.Count > 1)
        {
            _html.Append("<span class=\"layouts\">Layout");
            foreach (var (title, address, current) in toolbar.Layouts)
                _html.Append(Culture($" <a href=\"{Text(address)}\"{(current ? " aria-current=\"true\"" : "")}>{Text(title)}</a>"));
            _html.Append("</span>");
        }

        if (toolbar.Files.Count > 0) _html.Append("<button type=\"button\" id=\"print\">Print</button>");
        if (toolbar.Remark.Length > 0) _html.Append(Culture($"<span class=\"remark\">{Text(toolbar.Remark)}</span>"));
        _html.Append(Culture($"</nav>\n<script src=\"{Text(toolbar.PrintScript)}\" defer></script>\n"));
    }

    private void Title(MemoDocument document) => _html.Append(Letterhead(document.Letterhead)).Append(Culture(
        $"<header class=\"title\"><div><div class=\"kind\">{Text(document.Title)}{(document.Draft ? " · draft" : "")}</div><h1{(IsLong(document.DealName) ? " class=\"long\"" : "")}>{Text(document.DealName)}</h1>"))
        .Append(Culture($"<p class=\"borrower\">{Text(document.BorrowerName)}</p></div><div class=\"status\"><strong>{Text(document.Status)}</strong>"))
        .Append(Culture($"{Text(document.Footer)}<br>printed {Text(FigureFormat.Instant(document.PrintedAt))}</div></header>\n"));

    private static bool IsLong(string name) => name.EnumerateRunes().Sum(rune => EastAsianFonts.IsEastAsian(rune.Value) ? 2 : 1) > LongName;

    private static string Letterhead(MemoLetterhead? head)
    {
        if (head is not ({ Logo: not null } or { Institution.Length: > 0 })) return "";
        var logo = head.Logo is { } picture ? $"<img src=\"data:{picture.ContentType};base64,{Convert.ToBase64String(picture.Content)}\" alt=\"{Text(head.Institution)}\">" : "";
        return $"<div class=\"letterhead\">{logo}{(head.Institution.Length > 0 ? $"<span>{Text(head.Institution)}</span>" : "")}</div>\n";
    }

    private void Contents(MemoDocument document)
    {
        _html.Append("<nav class=\"contents\" aria-label=\"Contents\"><h3>Contents</h3><ol>");
        foreach (var section in document.Sections.Where(section => section.Number is not null))
        {
            var page = _pages?.GetValueOrDefault(section.Key) is > 0 and var number ? $"<span class=\"page\">{number}</span>" : "";
            _html.Append(Culture($"<li><a href=\"#{Text(section.Key)}\"><span>{Text(section.Heading)}</span>{page}</a></li>"));
        }

        _html.Append("</ol></nav>\n");
    }

    private void Section(MemoSection section, bool memo)
    {
        var kind = memo && section.Number is null ? " class=\"summary\"" : section.Key == "appendix" ? " class=\"fresh\"" : "";
        _html.Append(Culture($"<section id=\"{Text(section.Key)}\"{kind}>\n<h2>{Text(section.Heading)}</h2>\n"));
        _notes = MemoNotes.Of(section);
        // The summary is one page: what its tables need the chart gives.
        var more = section.Blocks.OfType<MemoTable>().Sum(table => table.Rows.Count) - UsualLimits + Math.Max(0, section.Blocks.OfType<MemoParagraph>().Sum(paragraph => paragraph.Text.Length) - UsualLead) / LeadLine + (_longTitle ? 2 : 0);
        _summaryHeight = Math.Clamp(MemoChartSvg.LowHeight - SummaryRow * more, LowestChart, MemoChartSvg.LowHeight);
        foreach (var block in section.Blocks) Block(block, section.Number is null);
        Notes();
        _html.Append("</section>\n");
    }

    private void Notes()
    {
        if (_notes.Notes.Count == 0) return;
        var size = _notes.Notes.Count <= ShortFacts ? " short" : "";
        _html.Append(Culture($"<aside class=\"notes{size}\" aria-label=\"Sources\"><p><b>Sources</b></p><ul>"));
        foreach (var (mark, text) in _notes.Notes) _html.Append(Culture($"<li><b>{mark}</b><span>{Text(text).Replace("/", "/<wbr>", StringComparison.Ordinal)}</span></li>"));
        _html.Append("</ul></aside>\n");
    }

    private void Block(MemoBlock block, bool summary)
    {
        switch (block)
        {
            case MemoHeading heading:
                _html.Append(Culture($"<h3>{Text(heading.Text)}</h3>\n"));
                break;
            case MemoParagraph paragraph:
                Paragraph(paragraph);
                break;
            case MemoBullets bullets:
                _html.Append("<ul>").AppendJoin("", bullets.Items.Select(item => $"<li>{Text(item)}</li>")).Append("</ul>\n");
                break;
            case MemoKeyFigures keys:
                KeyFigures(keys);
                break;
            case MemoFacts facts:
                Facts(facts);
                break;
            case MemoTable table:
                Table(table);
                break;
            case MemoTablePair pair:
                _html.Append("<div class=\"pair\">");
                Table(pair.Left, MemoWidths.Half);
                Table(pair.Right, MemoWidths.Half);
                _html.Append("</div>\n");
                break;
            case MemoChart chart:
                _html.Append(Culture($"<figure><figcaption>{Text(chart.Title)}</figcaption>"))
                    .Append(MemoChartSvg.Write(chart, summary ? _summaryHeight : MemoChartSvg.FullHeight));
                Behind(chart);
                _html.Append("</figure>\n");
                break;
            case MemoHistogram histogram:
                _html.Append(Culture($"<figure><figcaption>{Text(histogram.Title)}</figcaption>")).Append(MemoHistogramSvg.Write(histogram)).Append("</figure>\n");
                break;
            case MemoStructure structure:
                _html.Append(Culture($"<figure><figcaption>{Text(structure.Title)}</figcaption>")).Append(MemoStructureSvg.Write(structure)).Append("</figure>\n");
                break;
            case MemoTimeline timeline:
                _html.Append(Culture($"<figure><figcaption>{Text(timeline.Title)}</figcaption>")).Append(MemoTimelineSvg.Write(timeline)).Append("</figure>\n");
                break;
            default:
                throw new InvalidOperationException($"No HTML for {block.GetType().Name}.");
        }
    }

    /// <summary>The chart's figures, to be opened on the screen; paper shows the chart alone.</summary>
    private void Behind(MemoChart chart)
    {
        var axis = MemoChartAxis.Of(chart);
        _html.Append(Culture($"<details class=\"behind\"><summary>Figures, {Text(axis.Unit.Length > 0 ? axis.Unit : "number")}</summary><table><thead><tr><th scope=\"col\">Date</th>"));
        foreach (var series in chart.Series) _html.Append(Culture($"<th scope=\"col\" class=\"figures\">{Text(series.Name)}</th>"));
        _html.Append("</tr></thead><tbody>");
        for (var i = 0; i < chart.Dates.Count; i++)
        {
            if (chart.Series.All(series => i >= series.Values.Count || series.Values[i] is null)) continue;
            _html.Append(Culture($"<tr><th scope=\"row\">{FigureFormat.Date(chart.Dates[i])}</th>"));
            foreach (var series in chart.Series)
            {
                var value = i < series.Values.Count && series.Values[i] is { } number && double.IsFinite(number) ? (number / axis.Divisor).ToString("#,##0.0#", CultureInfo.InvariantCulture) : "–";
                _html.Append(Culture($"<td class=\"figures\">{value}</td>"));
            }

            _html.Append("</tr>");
        }

        _html.Append("</tbody></table></details>");
    }

    private void Paragraph(MemoParagraph paragraph) => _html.Append(paragraph.Tone switch
    {
        MemoTone.Body => $"<p>{Text(paragraph.Text)}</p>\n",
        MemoTone.Lead => $"<p class=\"lead\">{Text(paragraph.Text)}</p>\n",
        MemoTone.Note => $"<p class=\"note\">{Text(paragraph.Text)}</p>\n",
        MemoTone.Warning => $"<p class=\"warning\"><strong>Note.</strong> {Text(paragraph.Text)}</p>\n",
    });

    private void KeyFigures(MemoKeyFigures keys)
    {
        _html.Append("<dl class=\"keys\">");
        foreach (var key in keys.Figures)
        {
            var words = key.Value.Length > 14 ? " words" : "";
            _html.Append(Culture($"<div><dt>{Text(key.Label)}</dt><dd class=\"value{words}\">{Cell(key.Value)}</dd><dd class=\"remark\">{Text(key.Remark)}</dd></div>"));
        }

        _html.Append("</dl>\n");
    }

    private void Facts(MemoFacts facts)
    {
        var size = facts.Facts.Count <= ShortFacts ? " short" : "";
        _html.Append(Culture($"<div class=\"table{size}\"><table class=\"facts\">{(facts.Caption.Length == 0 ? "" : $"<caption>{Text(facts.Caption)}</caption>")}<tbody>"));
        foreach (var fact in facts.Facts)
        {
            _html.Append(Culture($"<tr><th scope=\"row\">{Text(fact.Label)}</th><td>{Cell(fact.Value.Text)}{Mark(fact.Value)}</td></tr>"));
        }

        _html.Append("</tbody></table></div>\n");
    }

    private void Table(MemoTable table, double width = MemoWidths.Page)
    {
        _html.Append(Culture($"<div class=\"table{(IsShort(table) ? " short" : "")}{(table.IsDense ? " dense" : "")}\"><table>"))
            .Append(Culture($"<caption>{Text(table.Caption)}</caption><colgroup>"));
        foreach (var column in MemoWidths.Of(table, _notes, width)) _html.Append(Culture($"<col style=\"width:{column / width * 100:0.##}%\">"));
        _html.Append("</colgroup><thead><tr>");
        foreach (var column in table.Columns)
        {
            var unit = column.Unit.Length == 0 ? "" : $"<span class=\"unit\">{Text(column.Unit)}</span>";
            _html.Append(Culture($"<th scope=\"col\"{Side(column)}>{Text(column.Title)}{unit}</th>"));
        }

        _html.Append("</tr></thead><tbody>");
        if (table.Rows.Count == 0) _html.Append(Culture($"<tr><td colspan=\"{table.Columns.Count}\">none</td></tr>"));
        foreach (var row in table.Rows)
        {
            _html.Append(row.Emphasis ? "<tr class=\"emphasis\">" : "<tr>");
            if (row.IsTitle)
            {
                _html.Append(Culture($"<th scope=\"rowgroup\" colspan=\"{table.Columns.Count}\">{Cell(row.Cells[0].Text)}</th></tr>"));
                continue;
            }

            for (var i = 0; i < table.Columns.Count; i++)
            {
                var cell = i < row.Cells.Count ? row.Cells[i] : new MemoFigure("");
                _html.Append(Culture($"<td{Side(table.Columns[i], cell.Text)}>{Cell(cell.Text)}{Mark(cell)}</td>"));
            }

            _html.Append("</tr>");
        }

        _html.Append("</tbody></table>");
        if (table.Note.Length > 0) _html.Append(Culture($"<p class=\"note\">{Text(table.Note)}</p>"));
        _html.Append("</div>\n");
    }

    /// <summary>The number of the note that says where an input comes from; the words are its tooltip.</summary>
    private string Mark(MemoFigure figure) =>
        _notes.Mark(figure) is { Length: > 0 } mark ? $"<sup class=\"mark\" title=\"{Text(figure.Origin)}\">{mark}</sup>" : "";

    private static bool IsShort(MemoTable table) =>
        table.Rows.Count <= ShortTable && table.Rows.Sum(row => row.Cells.Sum(cell => cell.Text.Length)) <= ShortText;

    /// <summary>A figure stays in one line; words in a column of figures may break, else they would make the page wider and Chromium print all of it smaller.</summary>
    private static string Side(MemoColumn column, string text = "") => !column.Figures ? "" : text.Length > LongestFigure ? " class=\"figures words\"" : " class=\"figures\"";

    private static string Cell(string text) => text == FigureFormat.NotProvided ? $"<span class=\"missing\">{text}</span>" : Text(text);

    private static string Text(string text) => RedlineMarks.Html(text, Encoder);

    private static string Culture(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
