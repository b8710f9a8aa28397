using System.Globalization;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Workbooks;

namespace GpuLending.Underwriting.Certificates;

/// <summary>What every certificate begins and ends with.</summary>
internal static class CertificateBlocks
{
    private const int WidestLine = 95;

    public static WorkbookModel Book(MemoSource source) => new(source.Case.Currency)
    {
        HeaderMark = source.Draft ? "DRAFT" : "",
        Footer = source.Revision is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"{source.Case.Name} · revision {number} · {source.Hash?[..Math.Min(12, source.Hash.Length)]}")
            : $"{source.Case.Name} · working draft",
    };

    public static void Head(WorkbookSheet sheet, MemoSource source, DateOnly asOf)
    {
        sheet.Block(source.Draft ? "DRAFT: the deal is not approved" : "Parties");
        sheet.Text("Borrower", source.Case.Borrower.Name);
        sheet.Text("Deal", source.Case.Name);
        sheet.Text("As of", Day(asOf));
        sheet.Text("Written from", source.Revision is { } number ? string.Create(CultureInfo.InvariantCulture, $"revision {number}, {source.Hash}") : "the working draft");
        sheet.Text("Blue cells", "The projection's figures on this date. The borrower puts its own in their place.");
    }

    public static void Signature(WorkbookSheet sheet, string statement)
    {
        sheet.Block("Certification");
        // A printed page is as wide as its longest line.
        var line = "";
        var label = "Statement";
        foreach (var word in statement.Split(' '))
        {
            if (line.Length + word.Length < WidestLine)
            {
                line += (line.Length > 0 ? " " : "") + word;
                continue;
            }

            sheet.Text(label, line);
            (label, line) = ("", word);
        }

        sheet.Text(label, line);
        foreach (var field in new[] { "Name", "Title", "Place and date", "Signature" })
            sheet.Text(field, "________________________________");
    }

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
