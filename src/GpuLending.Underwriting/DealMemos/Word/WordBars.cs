using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>Histograms and timelines as Word's own bar charts, with their figures in a workbook behind them.</summary>
internal static class WordBars
{
    private const string None = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>";

    public static Paragraph AddTo(MainDocumentPart main, MemoHistogram histogram, uint id)
    {
        string[] names = [.. histogram.Bars.Select(bar => Number(bar.From / histogram.Divisor) + " to " + Number(bar.To / histogram.Divisor))];
        var shares = histogram.Bars.Select(bar => bar.Share).ToArray();
        var errors = histogram.Bars.Select(bar => bar.Error).ToArray();
        var book = WordChartWorkbook.Write(histogram.Unit, names, [("Share of paths", shares), ("Standard error", errors)]);
        var series = Series(0, "Share of paths", names, shares, Fill("6F8FC7", "0B3D91"), "0.0%",
            "<c:errBars><c:errBarType val=\"both\"/><c:errValType val=\"cust\"/><c:noEndCap val=\"0\"/>" + Error("plus", errors) + Error("minus", errors) + "</c:errBars>");
        var xml = WordChart.Start + $"<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{series}<c:gapWidth val=\"8\"/><c:axId val=\"111\"/><c:axId val=\"222\"/></c:barChart>"
            + CategoryAxis("b", histogram.Unit, "minMax") + ValueAxis("l", "0.0%", "% of paths", "") + "</c:plotArea>" + WordChart.End;
        return WordChart.AddTo(main, id, histogram.Description, xml, book, WordChart.LowHeight);
    }

    public static Paragraph AddTo(MainDocumentPart main, MemoTimeline timeline, uint id)
    {
        string[] names = [.. timeline.Spans.Select(span => span.Name)];
        var starts = timeline.Spans.Select(span => (double)WordChartWorkbook.Serial(span.From)).ToArray();
        var covered = timeline.Spans.Select(span => (double)(span.To.DayNumber - span.From.DayNumber)).ToArray();
        var open = timeline.Spans.Select(span => span.OpenTo is { } to && to > span.To ? (double)(to.DayNumber - span.To.DayNumber) : 0).ToArray();
        var book = WordChartWorkbook.Write("Line", names, [("First day", starts), (timeline.Covered, covered), (timeline.Open, open)]);
        const string hatched = "<c:spPr><a:pattFill prst=\"wdUpDiag\"><a:fgClr><a:srgbClr val=\"8A4B00\"/></a:fgClr><a:bgClr><a:srgbClr val=\"FFFFFF\"/></a:bgClr></a:pattFill><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"8A4B00\"/></a:solidFill></a:ln></c:spPr>";
        var strong = string.Concat(timeline.Spans.Select((span, i) => span.Strong ? string.Create(CultureInfo.InvariantCulture, $"<c:dPt><c:idx val=\"{i}\"/><c:invertIfNegative val=\"0\"/><c:bubble3D val=\"0\"/>{Fill("0B3D91", "0B3D91")}</c:dPt>") : ""));
        var low = starts.Min();
        var high = timeline.Spans.Select((_, i) => starts[i] + covered[i] + open[i]).Max();
        var year = high - low > 2_900 ? 731 : 365.25;
        var xml = WordChart.Start + "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>"
            + Series(0, "First day", names, starts, None, "d mmm yyyy") + Series(1, timeline.Covered, names, covered, Fill("8FB8AD", "2E7D6B"), "0", strong) + Series(2, timeline.Open, names, open, hatched, "0")
            + "<c:gapWidth val=\"40\"/><c:overlap val=\"100\"/><c:axId val=\"111\"/><c:axId val=\"222\"/></c:barChart>"
            + CategoryAxis("l", "", "maxMin")
            + ValueAxis("b", "mmm\\ yyyy", "", string.Create(CultureInfo.InvariantCulture, $"<c:max val=\"{Math.Ceiling(high)}\"/><c:min val=\"{Math.Floor(low)}\"/>"), year)
            + "</c:plotArea>" + WordChart.End;
        return WordChart.AddTo(main, id, timeline.Description, xml, book, Math.Max(95, 50 + timeline.Spans.Count * 16) * WordChart.PointsToEmu);
    }

    private static string Series(int index, string name, string[] names, double[] values, string look, string format, string more = "")
    {
        var column = WordChartWorkbook.Column(index + 1);
        var xml = new StringBuilder();
        Add($"<c:ser><c:idx val=\"{index}\"/><c:order val=\"{index}\"/><c:tx><c:strRef><c:f>Data!${column}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{WordChart.Escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>{look}<c:invertIfNegative val=\"0\"/>{more}");
        Add($"<c:cat><c:strRef><c:f>Data!$A$2:$A${names.Length + 1}</c:f><c:strCache><c:ptCount val=\"{names.Length}\"/>");
        for (var i = 0; i < names.Length; i++) Add($"<c:pt idx=\"{i}\"><c:v>{WordChart.Escape(names[i])}</c:v></c:pt>");
        Add($"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Data!${column}$2:${column}${values.Length + 1}</c:f><c:numCache><c:formatCode>{format}</c:formatCode><c:ptCount val=\"{values.Length}\"/>");
        for (var i = 0; i < values.Length; i++) Add($"<c:pt idx=\"{i}\"><c:v>{values[i]:R}</c:v></c:pt>");
        Add($"</c:numCache></c:numRef></c:val></c:ser>");
        return xml.ToString();

        void Add(FormattableString text) => xml.Append(text.ToString(CultureInfo.InvariantCulture));
    }

    private static string Error(string side, double[] errors)
    {
        var points = string.Concat(errors.Select((error, i) => string.Create(CultureInfo.InvariantCulture, $"<c:pt idx=\"{i}\"><c:v>{error:R}</c:v></c:pt>")));
        return string.Create(CultureInfo.InvariantCulture, $"<c:{side}><c:numRef><c:f>Data!$C$2:$C${errors.Length + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{errors.Length}\"/>{points}</c:numCache></c:numRef></c:{side}>");
    }

    private static string Fill(string colour, string edge) =>
        $"<c:spPr><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"{edge}\"/></a:solidFill></a:ln></c:spPr>";

    private static string CategoryAxis(string side, string title, string direction) =>
        $"<c:catAx><c:axId val=\"111\"/><c:scaling><c:orientation val=\"{direction}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{side}\"/>{(title.Length > 0 ? WordChart.AxisTitle(title, upright: false) : "")}"
        + $"<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{WordChart.AxisLine}{WordChart.Small}<c:crossAx val=\"222\"/><c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>";

    private static string ValueAxis(string side, string format, string title, string bounds, double? unit = null) =>
        $"<c:valAx><c:axId val=\"222\"/><c:scaling><c:orientation val=\"minMax\"/>{bounds}</c:scaling><c:delete val=\"0\"/><c:axPos val=\"{side}\"/><c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"DDE1E6\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>"
        + $"{(title.Length > 0 ? WordChart.AxisTitle(title, upright: true) : "")}<c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"{(side == "b" ? "high" : "nextTo")}\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{WordChart.Small}"
        + $"<c:crossAx val=\"111\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/>{(unit is { } major ? string.Create(CultureInfo.InvariantCulture, $"<c:majorUnit val=\"{major:R}\"/>") : "")}</c:valAx>";

    private static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "0.0#" : "#,##0", CultureInfo.InvariantCulture);
}
