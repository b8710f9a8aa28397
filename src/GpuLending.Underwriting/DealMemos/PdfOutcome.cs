namespace GpuLending.Underwriting.DealMemos;

/// <summary>How printing to PDF ended.</summary>
public abstract record PdfOutcome
{
    private PdfOutcome()
    {
    }

    /// <summary>The file.</summary>
    public sealed record Printed(byte[] Pdf) : PdfOutcome;

    /// <summary>No browser was found, or it failed; the reader can print the HTML page instead.</summary>
    public sealed record Unavailable(string Reason) : PdfOutcome;
}
