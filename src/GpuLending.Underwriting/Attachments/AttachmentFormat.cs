namespace GpuLending.Underwriting.Attachments;

/// <summary>What a file is by its bytes. Nothing else is taken. Stored by name, so never renamed.</summary>
public enum AttachmentFormat
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Word without macros (.docx).</summary>
    Word,

    /// <summary>Excel without macros (.xlsx).</summary>
    Excel,

    /// <summary>PowerPoint without macros (.pptx).</summary>
    PowerPoint,

    /// <summary>PNG picture.</summary>
    Png,

    /// <summary>JPEG picture.</summary>
    Jpeg,

    /// <summary>Plain text, tables with separators included.</summary>
    Text,
}
