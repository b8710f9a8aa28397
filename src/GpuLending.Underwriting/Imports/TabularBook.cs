using System.Text;

namespace GpuLending.Underwriting.Imports;

/// <summary>
/// A file that somebody else laid out: every visible sheet as it stands, nothing calculated, nothing run, no row taken for headings. What cannot be
/// read safely is refused as a whole, in words.
/// </summary>
/// <param name="FileName">The file's name without its folder.</param>
/// <param name="ContentHash">SHA-256 of the file as it came, in lower-case hexadecimal.</param>
/// <param name="Format">How it was read, in words.</param>
/// <param name="Sheets">The visible sheets; one without a name for text.</param>
/// <param name="HiddenSheets">Sheets that a reader does not see. They are not read.</param>
public sealed record TabularBook(string FileName, string ContentHash, string Format, IReadOnlyList<TabularSheet> Sheets, IReadOnlyList<string> HiddenSheets)
{
    /// <summary>Reads a file. Invalid with one message at "/file" when it cannot be read.</summary>
    public static async Task<Result<TabularBook>> OpenAsync(Stream content, string fileName, TabularOptions options, CancellationToken cancellationToken)
    {
        await using var kept = TabularFile.Keep();
        try
        {
            if (MacroEnding(fileName) is { } ending)
                throw new TabularRefusal($"The file is a workbook with macros or a binary one ({ending}). Save it as .xlsx, which has none, and send that.");
            var hash = await TabularFile.KeepAsync(content, kept, options.Limits.Bytes, cancellationToken);
            return await Task.Run(() => Read(kept, Path.GetFileName(fileName), hash, options, cancellationToken), cancellationToken);
        }
        catch (TabularRefusal refusal)
        {
            return new Result<TabularBook>.Invalid([new FieldMessage("/file", refusal.Message)]);
        }
    }

    private static TabularBook Read(FileStream kept, string fileName, string hash, TabularOptions options, CancellationToken cancellationToken)
    {
        var start = TabularFile.StartOf(kept);
        if (TabularFile.IsWorkbook(start))
        {
            var (sheets, hidden) = WorkbookReader.ReadAll(kept, options, cancellationToken);
            return new TabularBook(fileName, hash, "Workbook", sheets, hidden);
        }

        var (encoding, name) = TextDecoding.Of(start, options.Encoding);
        try
        {
            var (rows, separator) = DelimitedReader.ReadAll(kept, encoding, options, cancellationToken);
            return new TabularBook(fileName, hash, $"CSV, {name}, separated by {separator}", [new TabularSheet("", rows, [], 0)], []);
        }
        catch (DecoderFallbackException broken)
        {
            throw TabularFile.Undecodable(name, broken);
        }
    }

    private static string? MacroEnding(string fileName) =>
        Array.Find([".xlsm", ".xlsb", ".xltm", ".xlam", ".xla"], ending => fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
