using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>The paper as one HTML page that needs nothing else: style and typeface are inside. The screen shows it and Chromium prints it.</summary>
public sealed class MemoHtmlWriter
{
    /// <summary>Tables with at most this many rows, and letters, are kept on one page.</summary>
    private const int ShortTable = 14;
    private const int ShortText = 1_200;

    /// <summary>Tables with at least this many columns are set smaller.</summary>
    private const int DenseTable = 8;

    /// <summary>A page that goes to a file or a printer runs nothing and fetches nothing, whatever somebody typed into the deal.</summary>
    private const string ContentPolicy =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:\">\n";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly Lazy<string> Style = new(() => MemoResource.Text("memo.css"));
    private readonly StringBuilder _html = new();

    private MemoHtmlWriter()
    {
    }

    /// <summary>Writes the page.</summary>
    public static string Write(MemoDocument document, MemoToolbar? toolbar = null)
    {
        var writer = new MemoHtmlWriter();
        writer.Page(document, toolbar);
        return writer._html.ToString();
    }

    /// <summary>A page that says why there is no paper.</summary>
    public static string WriteNotice(string title, IReadOnlyList<string> reasons, MemoToolbar toolbar)
    {
        var writer = new MemoHtmlWriter();
        writer.Head(title, toolbar, "");
        writer.Toolbar(toolbar);
        writer._html.Append(Culture($"<main><h1>{Text(title)}</h1>"));
        writer.Block(new MemoBullets(reasons), summary: false);
        writer._html.Append("</main>\n</body>\n</html>\n");
        return writer._html.ToString();
    }

    private void Head(string title, MemoToolbar? toolbar, string pageCss)
    {
        _html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(toolbar is null ? ContentPolicy : "<link rel=\"icon\" href=\"data:,\">\n").Append("<title>")
            .Append(Text(title)).Append("</title>\n<style>").Append(toolbar is null ? MemoFonts.Inside() : MemoFonts.From(toolbar.Fonts))
            .Append(Style.Value).Append(pageCss).Append("</style>\n</head>\n<body>\n");
    }

    private void Page(MemoDocument document, MemoToolbar? toolbar)
    {
        Head($"{document.DealName} · {document.Title}", toolbar, MemoPageCss.Write(document));
        if (document.Draft) _html.Append("<div class=\"watermark\" aria-hidden=\"true\"><span>DRAFT</span></div>\n");
        if (toolbar is not null) Toolbar(toolbar);
        _html.Append("<main>\n");
        Title(document);
        var memo = document.Kind == MemoKind.DealMemo;
        foreach (var section in document.Sections)
        {
            if (memo && section.Number is 1) Contents(document);
            Section(section, memo);
        }

        _html.Append("</main>\n</body>\n</html>\n");
    }

    private void Toolbar(MemoToolbar toolbar)
    {
        _html.Append(Culture($"<nav class=\"toolbar\" aria-label=\"Document\"><a href=\"{Text(toolbar.Back)}\">← {Text(toolbar.BackTitle)}</a>"));
        foreach (var (title, address) in toolbar.Files) _html.Append(Culture($"<a href=\"{Text(address)}\">{Text(title)}</a>"));
        if (toolbar.Files.Count > 0) _html.Append("<button type=\"button\" id=\"print\">Print</button>");
        if (toolbar.Remark.Length > 0) _html.Append(Culture($"<span class=\"remark\">{Text(toolbar.Remark)}</span>"));
        _html.Append(Culture($"</nav>\n<script src=\"{Text(toolbar.PrintScript)}\" defer></script>\n"));
    }

    private void Title(MemoDocument document) => _html.Append(Culture(
        $"<header class=\"title\"><div><div class=\"kind\">{Text(document.Title)}{(document.Draft ? " · draft" : "")}</div><h1>{Text(document.DealName)}</h1>"))
        .Append(Culture($"<p class=\"borrower\">{Text(document.BorrowerName)}</p></div><div class=\"status\"><strong>{Text(document.Status)}</strong>"))
        .Append(Culture($"{Text(document.Footer)}<br>printed {Text(FigureFormat.Instant(document.PrintedAt))}</div></header>\n"));

    private void Contents(MemoDocument document)
    {
        _html.Append("<nav class=\"contents\" aria-label=\"Contents\"><h3>Contents</h3><ol>");
        foreach (var section in document.Sections.Where(section => section.Number is not null))
            _html.Append(Culture($"<li><a href=\"#{Text(section.Key)}\">{Text(section.Heading)}</a></li>"));
        _html.Append("</ol></nav>\n");
    }

    private void Section(MemoSection section, bool memo)
    {
        var kind = memo && section.Number is null ? " class=\"summary\"" : section.Key == "appendix" ? " class=\"fresh\"" : "";
        _html.Append(Culture($"<section id=\"{Text(section.Key)}\"{kind}>\n<h2>{Text(section.Heading)}</h2>\n"));
        foreach (var block in section.Blocks) Block(block, section.Number is null);
        _html.Append("</section>\n");
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
                Table(pair.Left);
                Table(pair.Right);
                _html.Append("</div>\n");
                break;
            case MemoChart chart:
                _html.Append(Culture($"<figure><figcaption>{Text(chart.Title)}</figcaption>"))
                    .Append(MemoChartSvg.Write(chart, summary ? MemoChartSvg.LowHeight : MemoChartSvg.FullHeight)).Append("</figure>\n");
                break;
            default:
                throw new InvalidOperationException($"No HTML for {block.GetType().Name}.");
        }
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
        var origins = facts.Facts.Any(fact => fact.Value.Origin.Length > 0);
        _html.Append(Culture($"<div class=\"table short\"><table class=\"facts\">{(facts.Caption.Length == 0 ? "" : $"<caption>{Text(facts.Caption)}</caption>")}<tbody>"));
        foreach (var fact in facts.Facts)
        {
            _html.Append(Culture($"<tr><th scope=\"row\">{Text(fact.Label)}</th><td>{Cell(fact.Value.Text)}</td>"));
            if (origins) _html.Append(Culture($"<td class=\"origin\">{Text(fact.Value.Origin)}</td>"));
            _html.Append("</tr>");
        }

        _html.Append("</tbody></table></div>\n");
    }

    private void Table(MemoTable table)
    {
        _html.Append(Culture($"<div class=\"table{(IsShort(table) ? " short" : "")}{(table.Columns.Count >= DenseTable ? " dense" : "")}\"><table>"))
            .Append(Culture($"<caption>{Text(table.Caption)}</caption><colgroup>"));
        var weights = table.Columns.Sum(column => column.Weight);
        foreach (var column in table.Columns) _html.Append(Culture($"<col style=\"width:{column.Weight / weights * 100:0.##}%\">"));
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
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var cell = i < row.Cells.Count ? row.Cells[i] : new MemoFigure("");
                var mark = cell.MarkLetter.Length == 0 ? "" : $"<sup class=\"mark\" title=\"{Text(cell.Origin)}\">{cell.MarkLetter}</sup>";
                _html.Append(Culture($"<td{Side(table.Columns[i])}>{Cell(cell.Text)}{mark}</td>"));
            }

            _html.Append("</tr>");
        }

        _html.Append("</tbody></table>");
        var note = string.Join(" ", new[] { table.Note, table.Legend }.Where(text => text.Length > 0));
        if (note.Length > 0) _html.Append(Culture($"<p class=\"note\">{Text(note)}</p>"));
        _html.Append("</div>\n");
    }

    private static bool IsShort(MemoTable table) =>
        table.Rows.Count <= ShortTable && table.Rows.Sum(row => row.Cells.Sum(cell => cell.Text.Length)) <= ShortText;

    private static string Side(MemoColumn column) => column.Figures ? " class=\"figures\"" : "";

    private static string Cell(string text) => text == FigureFormat.NotProvided ? $"<span class=\"missing\">{text}</span>" : Text(text);

    private static string Text(string text) => Encoder.Encode(text);

    private static string Culture(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
