using System.Text;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>Writes a paper as a file of the format asked for.</summary>
public sealed class WritePaper(MemoPdfPrinter printer)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The file; not computable for a PDF on a server without a browser.</summary>
    public async Task<Result<MemoFile>> ExecuteAsync(MemoDocument document, MemoFormat format, CancellationToken cancellationToken) => format switch
    {
        MemoFormat.Word => new MemoFile(MemoWordWriter.Write(document), Word, document.FileName("docx")),
        MemoFormat.Html => new MemoFile(Encoding.UTF8.GetBytes(MemoHtmlWriter.Write(document)), "text/html; charset=utf-8", document.FileName("html")),
        MemoFormat.Pdf => await PrintAsync(document, cancellationToken) is { } pdf
            ? new MemoFile(pdf, "application/pdf", document.FileName("pdf"))
            : new Result<MemoFile>.NotComputable("PDF cannot be made on this server: open the paper's page and print it from the browser, or take it as Word or HTML."),
    };

    /// <summary>Prints twice where the paper has contents: only a printed page knows on which page a section begins.</summary>
    private async Task<byte[]?> PrintAsync(MemoDocument document, CancellationToken cancellationToken)
    {
        if (await printer.PrintAsync(MemoHtmlWriter.Write(document), cancellationToken) is not PdfOutcome.Printed first) return null;
        if (document.Kind != MemoKind.DealMemo || PdfPages.OfSections(first.Pdf) is not { Count: > 0 } pages) return first.Pdf;
        return await printer.PrintAsync(MemoHtmlWriter.Write(document, pages: pages), cancellationToken) is PdfOutcome.Printed second ? second.Pdf : first.Pdf;
    }
}
