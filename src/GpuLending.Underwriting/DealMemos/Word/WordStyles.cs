using DocumentFormat.OpenXml.Packaging;

namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>The file's styles, by the names Word itself uses where it has one, so that its navigation and outline work.</summary>
internal static class WordStyles
{
    public const string Kind = "MemoKind";
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string Heading1 = "Heading1";
    public const string Heading2 = "Heading2";
    public const string Caption = "Caption";
    public const string Lead = "MemoLead";
    public const string Note = "MemoNote";
    public const string Source = "MemoSource";
    public const string Warning = "MemoWarning";
    public const string Bullet = "ListBullet";
    public const string Contents = "TOCHeading";
    public const string ContentsEntry = "TOC1";
    public const string Cell = "MemoCell";
    public const string DenseCell = "MemoDenseCell";
    public const string KeyLabel = "MemoKeyLabel";
    public const string KeyValue = "MemoKeyValue";
    public const string Gap = "MemoGap";
    public const string Header = "Header";
    public const string Footer = "Footer";
    public const string Missing = "MemoMissing";
    public const string Mark = "MemoMark";

    public static void AddTo(MainDocumentPart main)
    {
        using (var styles = new MemoryStream(MemoResource.Bytes("memo-styles.xml"))) main.AddNewPart<StyleDefinitionsPart>().FeedData(styles);
        using (var numbering = new MemoryStream(MemoResource.Bytes("memo-numbering.xml"))) main.AddNewPart<NumberingDefinitionsPart>().FeedData(numbering);
        using var settings = new MemoryStream(MemoResource.Bytes("memo-settings.xml"));
        main.AddNewPart<DocumentSettingsPart>().FeedData(settings);
    }
}
