namespace GpuLending.Underwriting.Attachments;

/// <summary>Names, endings and media types of the formats that are taken.</summary>
public static class AttachmentFormats
{
    /// <summary>What a file dialog offers.</summary>
    public const string Accepted = ".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.csv,.tsv,.txt";

    /// <summary>What is taken, in words.</summary>
    public const string InWords = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), PNG, JPEG and plain text (.txt, .csv, .tsv)";

    public static string Name(AttachmentFormat format) => format switch
    {
        AttachmentFormat.Pdf => "PDF",
        AttachmentFormat.Word => "Word",
        AttachmentFormat.Excel => "Excel",
        AttachmentFormat.PowerPoint => "PowerPoint",
        AttachmentFormat.Png => "PNG",
        AttachmentFormat.Jpeg => "JPEG",
        AttachmentFormat.Text => "Text",
    };

    /// <summary>Endings that go with a format; the first is given to a name that has none.</summary>
    public static IReadOnlyList<string> Endings(AttachmentFormat format) => format switch
    {
        AttachmentFormat.Pdf => [".pdf"],
        AttachmentFormat.Word => [".docx"],
        AttachmentFormat.Excel => [".xlsx"],
        AttachmentFormat.PowerPoint => [".pptx"],
        AttachmentFormat.Png => [".png"],
        AttachmentFormat.Jpeg => [".jpg", ".jpeg"],
        AttachmentFormat.Text => [".txt", ".csv", ".tsv"],
    };

    public static string MediaType(AttachmentFormat format) => format switch
    {
        AttachmentFormat.Pdf => "application/pdf",
        AttachmentFormat.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        AttachmentFormat.Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        AttachmentFormat.PowerPoint => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        AttachmentFormat.Png => "image/png",
        AttachmentFormat.Jpeg => "image/jpeg",
        AttachmentFormat.Text => "text/plain",
    };
}
