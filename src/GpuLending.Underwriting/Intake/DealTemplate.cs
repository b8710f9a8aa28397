using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Intake;

/// <summary>The workbook to fill in for a whole deal: sheets Deal, Fleet, Contracts, Costs and Loan with a deal's usual terms. It imports as it is.</summary>
public static class DealTemplate
{
    public const string FileName = "gpulending-deal.xlsx";

    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // 0 words, 1 headings, 2 an input, 3 an input that is a percentage, 4 an input that is a day, 5 remarks.
    private const string Styles =
        """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="4"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><sz val="11"/><color rgb="FF0000FF"/><name val="Calibri"/></font><font><i/><sz val="10"/><color rgb="FF595959"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="10" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/><xf numFmtId="164" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/><xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>""";

    /// <summary>The workbook, with terms of a deal opened on a day.</summary>
    public static byte[] Write(DateOnly openedOn)
    {
        var deal = NewDealTerms.Start("Name of the deal", new BorrowerProfile { Name = "Name of the borrower" }, openedOn).Case;
        var values = JsonSerializer.SerializeToNode(deal, DealDocumentJson.Options)!;
        var (lot, contract) = (deal.Lots[0], deal.Contracts[0]);
        List<(string Name, List<object?[]> Rows)> sheets =
        [
            (DealTerms.DealSheet, Lines(DealTerms.DealSheet, values)),
            ("Fleet", [
                [Head("Lot"), Head("GPU model"), Head("GPUs"), Head("GPU cost (USD per GPU)"), Head("Network cost (USD per GPU)"), Head("Installation cost (USD per GPU)"), Head("In service"), Head("Site"), Head("Country")],
                [In(lot.Id), In(lot.GpuModel), In(lot.Count), In(lot.UnitCost.Gpu!.Value.Amount), In(lot.UnitCost.Network!.Value.Amount), In(lot.UnitCost.Installation!.Value.Amount), In(lot.InServiceDate), In("Dallas 1"), In(lot.Country)],
            ]),
            ("Contracts", [
                [Head("Contract"), Head("Customer"), Head("Rating"), Head("Kind"), Head("Lots"), Head("GPUs"), Head("Start"), Head("Last day"), Head("Price (USD per GPU-hour)"), Head("Take-or-pay"), Head("Escalator")],
                [In(contract.Id), In(contract.Customer), In(contract.CustomerRating), In("take-or-pay"), In("L1"), In(contract.Gpus), In(contract.Start), In(contract.End.AddDays(-1)), In(contract.PricePerGpuHour!.Value.Amount), Share(contract.TakeOrPayShare), Share(contract.EscalatorPerAnnum)],
            ]),
            (DealTerms.CostsSheet, Lines(DealTerms.CostsSheet, values)),
            (DealTerms.LoanSheet, Lines(DealTerms.LoanSheet, values)),
        ];
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))}</Types>""");
            Part(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}<Relationship Id="rId{sheets.Count + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
            Part(archive, "xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>""");
            Part(archive, "xl/styles.xml", Styles);
            for (var i = 0; i < sheets.Count; i++) Part(archive, $"xl/worksheets/sheet{(i + 1).ToString(CultureInfo.InvariantCulture)}.xml", Sheet(sheets[i].Rows));
        }

        return stream.ToArray();
    }

    /// <summary>Label, value, unit and what the term is, one a row.</summary>
    private static List<object?[]> Lines(string sheet, JsonNode values)
    {
        List<object?[]> rows = [[Head("Term"), Head("Value"), Head("Unit"), Head("Where it stands in the deal")]];
        foreach (var term in DealTerms.All.Where(term => term.Sheet == sheet && term.Path is not ("/facility/interest/fixedRatePerAnnum" or DealTerms.CurrencyPath or DealTerms.CountryPath)))
            rows.Add([term.Label, Value(term, At(values, term.Path)), DealIntakeRun.Unit(term.Unit), new Styled(term.Path, 5)]);
        return rows;
    }

    private static JsonNode? At(JsonNode root, string path)
    {
        JsonNode? node = root;
        foreach (var member in path.Split('/', StringSplitOptions.RemoveEmptyEntries)) node = (node as JsonObject)?[member];
        return node is JsonObject money && money.ContainsKey("amount") ? money["amount"] : node;
    }

    private static Styled? Value(DealTerm term, JsonNode? node) => node is null ? null : term.Unit switch
    {
        TermUnit.Text => In(node.GetValue<string>()),
        TermUnit.Day => In(DateOnly.ParseExact(node.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TermUnit.Share => Share(double.Parse(node.ToJsonString().Trim('"'), CultureInfo.InvariantCulture)),
        _ => In(decimal.Parse(node.ToJsonString().Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture)),
    };

    private static Styled Head(string text) => new(text, 1);

    private static Styled In(object value) => new(value, value is DateOnly ? 4 : 2);

    private static Styled Share(double value) => new((decimal)value, 3);

    private static string Sheet(List<object?[]> rows)
    {
        var xml = new StringBuilder("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var column = 0; column < rows[0].Length; column++)
        {
            var widest = rows.Max(row => Text(row[column]).Length);
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{column + 1}\" max=\"{column + 1}\" width=\"{Math.Clamp(widest + 3, 10, 45)}\" customWidth=\"1\"/>");
        }

        xml.Append("</cols><sheetData>");
        for (var row = 0; row < rows.Count; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
            {
                var (value, style) = rows[row][column] is Styled styled ? (styled.Value, styled.Style) : (rows[row][column], 0);
                if (value is null or "") continue;
                var at = string.Create(CultureInfo.InvariantCulture, $"r=\"{(char)('A' + column)}{row + 1}\" s=\"{style}\"");
                xml.Append(value switch
                {
                    string text => $"<c {at} t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>",
                    DateOnly day => string.Create(CultureInfo.InvariantCulture, $"<c {at}><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>"),
                    _ => string.Create(CultureInfo.InvariantCulture, $"<c {at}><v>{value}</v></c>"),
                });
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static string Text(object? value) => Convert.ToString(value is Styled styled ? styled.Value : value, CultureInfo.InvariantCulture) ?? "";

    private static void Part(ZipArchive archive, string name, string content)
    {
        using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Optimal).Open(), new UTF8Encoding(false));
        part.Write(content);
    }

    private sealed record Styled(object? Value, int Style);
}
