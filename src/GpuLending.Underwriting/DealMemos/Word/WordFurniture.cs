using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>Page, head and foot. DRAFT stands in the head, and across the page as Word's own watermark, on every page.</summary>
internal static class WordFurniture
{
    /// <summary>Width between the margins in twentieths of a point: A4 less 16 mm on either side.</summary>
    public const int Width = 10_092;

    private const string Watermark = """
        <w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
          <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
            <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
            <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
            <v:textpath on="t" fitshape="t"/>
          </v:shapetype>
          <v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="DRAFT" style="position:absolute;margin-left:0;margin-top:0;width:470pt;height:160pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#eceef1" stroked="f">
            <v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string="DRAFT"/>
          </v:shape>
        </w:pict>
        """;

    public static SectionProperties AddTo(MainDocumentPart main, MemoDocument document)
    {
        var header = main.AddNewPart<HeaderPart>();
        var head = WordText.Paragraph(WordStyles.Header, "");
        if (document.Draft) head.Append(new Run(new Picture(Watermark)));
        head.Append(WordText.Run(Short(document.DealName)), new Run(new TabChar()));
        if (document.Draft) head.Append(WordText.Run("DRAFT · not approved", new RunProperties(new Bold(), new Color { Val = "8A4B00" })));
        head.Append(new Run(new TabChar()), WordText.Run(Short(document.Running)));
        header.Header = new Header(head);

        var footer = main.AddNewPart<FooterPart>();
        var foot = WordText.Paragraph(WordStyles.Footer, document.Footer);
        foot.Append(new Run(new TabChar()), new Run(new TabChar()), WordText.Run("page "));
        foot.Append(new SimpleField(WordText.Run("1")) { Instruction = " PAGE " });
        foot.Append(WordText.Run(" of "));
        foot.Append(new SimpleField(WordText.Run("1")) { Instruction = " NUMPAGES " });
        footer.Footer = new Footer(foot);

        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new PageSize { Width = 11_906, Height = 16_838 },
            new PageMargin { Top = 1_247, Bottom = 1_134, Left = 907, Right = 907, Header = 567, Footer = 510, Gutter = 0 });
    }

    private static string Short(string name) => name.Length > 45 ? name[..45] + "…" : name;
}
