using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Templates;

namespace GpuLending.Web.Features.DealMemos;

/// <summary>What stands above a paper on the screen.</summary>
internal static class Preview
{
    private const string Script = "/js/print.js";
    private const string NoChromium = "This server has no Chromium: for a PDF use Print and choose PDF as the printer.";
    private const string Fonts = "/lib/inter";

    public static MemoToolbar OfRevision(Guid id, Guid? template, IReadOnlyList<MemoTemplateRow> templates) => Toolbar($"/revisions/{id}", "Revision", template, templates);

    public static MemoToolbar OfDraft(Guid id, Guid? template, IReadOnlyList<MemoTemplateRow> templates) => Toolbar($"/deals/{id}", "Deal", template, templates);

    /// <summary>A term sheet, or a redline: as PDF where the server has a browser, and as Word.</summary>
    public static MemoToolbar OfPaper(string owner, string back, string paper)
    {
        var pdf = MemoPdfPrinter.Browser() is not null;
        return new MemoToolbar(owner, back, [.. pdf ? [("PDF", $"{owner}/{paper}.pdf")] : Array.Empty<(string, string)>(), ("Word", $"{owner}/{paper}.docx"), ("HTML", $"{owner}/{paper}.html")], pdf ? "" : NoChromium, Script, Fonts);
    }

    public static MemoToolbar OfRegister(Guid dealId, string paper, string query)
    {
        var pdf = MemoPdfPrinter.Browser() is not null;
        var address = $"/deals/{dealId}/serials/{paper}";
        return new MemoToolbar(
            $"/deals/{dealId}/collateral?part=serials", "Serial register", [.. pdf ? [("PDF", $"{address}.pdf{query}")] : Array.Empty<(string, string)>(), ("Word", $"{address}.docx{query}")],
            pdf ? "" : NoChromium, Script, Fonts);
    }

    /// <summary>The page a paper belongs to, from the paper's own address.</summary>
    public static MemoToolbar Back(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var owner = parts.Length >= 2 ? $"/{parts[0]}/{parts[1]}" : "/";
        return new MemoToolbar(owner, "Back", [], "", Script, Fonts);
    }

    private static MemoToolbar Toolbar(string address, string title, Guid? template, IReadOnlyList<MemoTemplateRow> templates)
    {
        var pdf = MemoPdfPrinter.Browser() is not null;
        var query = template is { } chosen ? "?template=" + chosen : "";
        return new MemoToolbar(
            address,
            title,
            [
                .. pdf ? [("PDF", address + "/memo.pdf" + query)] : Array.Empty<(string, string)>(),
                ("Word", address + "/memo.docx" + query),
                ("HTML", address + "/memo.html" + query),
                ("Term sheet", address + "/term-sheet"),
                ("Workbook (Excel)", address + "/workbook.xlsx"),
            ],
            pdf ? "" : NoChromium,
            Script,
            Fonts)
        {
            Layouts =
            [
                ("Standard", address + "/memo", template is null),
                .. templates.Where(row => !row.Retired || row.TemplateId == template).Select(row => (row.Name, $"{address}/memo?template={row.TemplateId}", row.TemplateId == template)),
            ],
        };
    }
}
