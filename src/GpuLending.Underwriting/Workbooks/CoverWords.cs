namespace GpuLending.Underwriting.Workbooks;

/// <summary>Labels of the cover that are looked for when a workbook comes back.</summary>
internal static class CoverWords
{
    /// <summary>Beside it stands the SHA-256 of the case that the workbook was written from.</summary>
    public const string Content = "SHA-256 of the terms";
}
