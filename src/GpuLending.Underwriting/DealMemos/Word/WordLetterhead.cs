using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>The institution's logo and name above the title.</summary>
internal static class WordLetterhead
{
    private const long Millimetre = 36_000;
    private const long Widest = 60 * Millimetre;
    private const long Highest = 14 * Millimetre;

    public static void AddTo(MainDocumentPart main, Body body, MemoLetterhead? head, ref uint drawing)
    {
        if (head is null) return;
        if (head.Logo is { } logo)
        {
            var part = main.AddImagePart(logo.ContentType == "image/png" ? ImagePartType.Png : ImagePartType.Jpeg);
            using (var bytes = new MemoryStream(logo.Content)) part.FeedData(bytes);
            var scale = Math.Min((double)Widest / logo.Width, (double)Highest / logo.Height);
            body.Append(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new DocumentFormat.OpenXml.Wordprocessing.Run(
                new Drawing(Inline(main.GetIdOfPart(part), head.Institution, ++drawing, (long)(logo.Width * scale), (long)(logo.Height * scale))))));
        }

        if (head.Institution.Length > 0) body.Append(WordText.Paragraph(WordStyles.Kind, head.Institution));
    }

    private static Inline Inline(string part, string name, uint id, long width, long height)
    {
        var alt = WordText.Clean(name.Length > 0 ? name : "Logo");
        return new Inline(
            new Extent { Cx = width, Cy = height },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = id, Name = "Logo", Description = alt },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(new DocumentFormat.OpenXml.Drawing.Pictures.Picture(
                new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualPictureProperties(
                    new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualDrawingProperties { Id = 0, Name = "Logo", Description = alt },
                    new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualPictureDrawingProperties()),
                new DocumentFormat.OpenXml.Drawing.Pictures.BlipFill(new Blip { Embed = part }, new Stretch(new FillRectangle())),
                new DocumentFormat.OpenXml.Drawing.Pictures.ShapeProperties(
                    new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = width, Cy = height }),
                    new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
    }
}
