using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GpuLending.Engine.Workings;

namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>A chart as Word's own, with its figures in a workbook behind it, so that a reader can restyle and read it.</summary>
internal static class WordChart
{
    public const long PointsToEmu = 12_700;
    public const long LowHeight = 142 * PointsToEmu;
    private const long ChartWidth = 504 * PointsToEmu;
    private const long FullHeight = 205 * PointsToEmu;
    private const string Namespaces =
        "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    public static DocumentFormat.OpenXml.Wordprocessing.Paragraph AddTo(MainDocumentPart main, MemoChart chart, uint id, bool low)
    {
        var lines = Lines(chart).ToList();
        return AddTo(main, id, chart.Description, Space(chart, MemoChartAxis.Of(chart), lines), WordChartWorkbook.Write(chart.Dates, lines), low ? LowHeight : FullHeight);
    }

    /// <summary>A chart from its XML, with the workbook behind it, as a paragraph of the text.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Paragraph AddTo(MainDocumentPart main, uint id, string description, string xml, byte[] book, long height)
    {
        var part = main.AddNewPart<ChartPart>();
        var workbook = part.AddNewPart<EmbeddedPackagePart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "rId1");
        using (var bytes = new MemoryStream(book)) workbook.FeedData(bytes);
        using (var bytes = new MemoryStream(Encoding.UTF8.GetBytes(xml))) part.FeedData(bytes);
        var inline = new Inline(
            new Extent { Cx = ChartWidth, Cy = height },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = id, Name = "Chart " + id.ToString(CultureInfo.InvariantCulture), Description = WordText.Clean(description) },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(),
            new Graphic(new GraphicData(new DocumentFormat.OpenXml.Drawing.Charts.ChartReference { Id = main.GetIdOfPart(part) })
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
            }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
        return new(new DocumentFormat.OpenXml.Wordprocessing.Run(new Drawing(inline)));
    }

    /// <summary>Lines in the chart's printed unit; a threshold is a level line from its first day; a period's figure stands in each of its months.</summary>
    private static IEnumerable<WordChartLine> Lines(MemoChart chart)
    {
        var divisor = chart.Unit == FigureUnit.Amount ? MemoChartAxis.Of(chart).Divisor : 1;
        for (var i = 0; i < chart.Series.Count; i++)
        {
            var series = chart.Series[i];
            var values = chart.Dates.Select((_, at) => at < series.Values.Count && series.Values[at] is { } value && double.IsFinite(value) ? value / divisor : (double?)null).ToArray();
            if (series.Stepped)
            {
                for (var at = values.Length - 2; at > 0; at--) values[at] ??= values[at + 1];
            }

            yield return new(series.Name, values, MemoChartStyle.Of(i));
        }

        foreach (var threshold in chart.Thresholds)
        {
            var values = chart.Dates.Select(date => threshold.From is { } from && date < from ? (double?)null : threshold.Value / divisor).ToArray();
            yield return new(threshold.Name, values, MemoChartStyle.Threshold);
        }
    }

    private static string Space(MemoChart chart, MemoChartAxis axis, List<WordChartLine> lines)
    {
        var format = chart.Unit switch
        {
            FigureUnit.Amount => "#,##0",
            FigureUnit.Fraction or FigureUnit.RatePerAnnum => "0%",
            FigureUnit.Multiple or FigureUnit.Years or FigureUnit.Months or FigureUnit.Count or FigureUnit.Kilowatts or FigureUnit.Days or FigureUnit.Price => "0.0#",
        };
        var divisor = chart.Unit == FigureUnit.Amount ? axis.Divisor : 1;
        var months = chart.Dates.Count;
        var step = months <= 18 ? 3 : months <= 42 ? 6 : months <= 96 ? 12 : 24;
        var xml = new StringBuilder();
        xml.Append(Start);
        Add($"<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>");
        for (var i = 0; i < lines.Count; i++)
        {
            var column = WordChartWorkbook.Column(i + 1);
            Add($"<c:ser><c:idx val=\"{i}\"/><c:order val=\"{i}\"/><c:tx><c:strRef><c:f>Data!${column}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{Escape(lines[i].Name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>");
            Add($"<c:spPr><a:ln w=\"{(int)(lines[i].Style.Width * PointsToEmu)}\" cap=\"flat\"><a:solidFill><a:srgbClr val=\"{lines[i].Style.Colour.ToUpperInvariant()}\"/></a:solidFill><a:prstDash val=\"{Dash(lines[i].Style)}\"/><a:round/></a:ln></c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>");
            Add($"<c:cat><c:numRef><c:f>Data!$A$2:$A${months + 1}</c:f><c:numCache><c:formatCode>mmm\\ yyyy</c:formatCode><c:ptCount val=\"{months}\"/>");
            for (var at = 0; at < months; at++) Add($"<c:pt idx=\"{at}\"><c:v>{WordChartWorkbook.Serial(chart.Dates[at])}</c:v></c:pt>");
            Add($"</c:numCache></c:numRef></c:cat><c:val><c:numRef><c:f>Data!${column}$2:${column}${months + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{months}\"/>");
            for (var at = 0; at < months; at++)
            {
                if (lines[i].Values[at] is { } value) Add($"<c:pt idx=\"{at}\"><c:v>{value:R}</c:v></c:pt>");
            }

            Add($"</c:numCache></c:numRef></c:val><c:smooth val=\"0\"/></c:ser>");
        }

        Add($"<c:marker val=\"1\"/><c:axId val=\"111\"/><c:axId val=\"222\"/></c:lineChart>");
        Add($"<c:dateAx><c:axId val=\"111\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"mmm\\ yyyy\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{AxisLine}{Small}<c:crossAx val=\"222\"/><c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblOffset val=\"100\"/><c:baseTimeUnit val=\"months\"/><c:majorUnit val=\"{step}\"/><c:majorTimeUnit val=\"months\"/></c:dateAx>");
        Add($"<c:valAx><c:axId val=\"222\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{Bound(axis.High)}\"/><c:min val=\"{Bound(axis.Low)}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"DDE1E6\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>");
        xml.Append(AxisTitle(axis.Unit, upright: true));
        Add($"<c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{Small}<c:crossAx val=\"111\"/><c:crosses val=\"min\"/><c:crossBetween val=\"midCat\"/><c:majorUnit val=\"{Bound(axis.Step)}\"/></c:valAx>");
        return xml.Append("</c:plotArea>").Append(Legend).Append(End).ToString();

        void Add(FormattableString text) => xml.Append(text.ToString(CultureInfo.InvariantCulture));

        string Bound(double value) => (value / divisor).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>What stands before the plots of any chart.</summary>
    public const string Start = $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><c:chartSpace {Namespaces}><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>";

    /// <summary>What stands behind the plot area, or the legend, of any chart.</summary>
    public const string End = "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>";

    public const string AxisLine = "<c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"16191D\"/></a:solidFill></a:ln></c:spPr>";

    public const string Small = "<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"800\"><a:solidFill><a:srgbClr val=\"16191D\"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang=\"en-GB\"/></a:p></c:txPr>";

    private const string Legend = $"<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>{Small}</c:legend>";

    /// <summary>An axis' unit.</summary>
    public static string AxisTitle(string text, bool upright) =>
        $"<c:title><c:tx><c:rich><a:bodyPr{(upright ? " rot=\"-5400000\"" : "")} vert=\"horz\"/><a:p><a:pPr><a:defRPr sz=\"800\" b=\"0\"/></a:pPr><a:r><a:rPr lang=\"en-GB\" sz=\"800\" b=\"0\"/><a:t>{Escape(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>";

    private static string Dash(MemoChartStyle style) => style.Dash switch
    {
        [] => "solid",
        [<= 2, ..] => "sysDot",
        [> 10, _] => "lgDash",
        [_, _] => "dash",
        [> 4, ..] => "dashDot",
        _ => "sysDashDotDot",
    };

    public static string Escape(string text)
    {
        var clean = new StringBuilder();
        using var writer = XmlWriter.Create(clean, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment });
        writer.WriteString(WordText.Clean(text));
        writer.Flush();
        return clean.ToString();
    }
}
