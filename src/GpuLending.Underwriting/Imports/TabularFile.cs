using System.Security.Cryptography;
using System.Text;

namespace GpuLending.Underwriting.Imports;

/// <summary>
/// A table that somebody brings as CSV text or as an .xlsx workbook: a header and rows, nothing calculated, nothing run. What cannot be read without
/// a doubt is refused as a whole, in words.
/// </summary>
public sealed class TabularFile
{
    private const int SampleBytes = 64 * 1024;

    internal TabularFile(string fileName, string format, IReadOnlyList<string> header, IReadOnlyList<TabularRow> rows, IReadOnlyList<string> sheets, string? sheet)
    {
        (FileName, Format, Header, Rows, Sheets, Sheet) = (fileName, format, header, rows, sheets, sheet);
    }

    public string FileName { get; }

    /// <summary>How it was read, in words: "CSV, UTF-8, separated by semicolons" or "Workbook, sheet 'Quotes'".</summary>
    public string Format { get; }

    /// <summary>Names of the columns; a column without one is called by its letter, such as "column D".</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Rows below the header; empty ones are left out.</summary>
    public IReadOnlyList<TabularRow> Rows { get; }

    /// <summary>The visible sheets of a workbook; empty for text.</summary>
    public IReadOnlyList<string> Sheets { get; }

    public string? Sheet { get; }

    /// <summary>SHA-256 of the file as it came, in lower-case hexadecimal.</summary>
    public string ContentHash { get; private init; } = "";

    /// <summary>Reads a file. Invalid with one message at "/file" when it cannot be read.</summary>
    public static async Task<Result<TabularFile>> OpenAsync(Stream content, string fileName, TabularOptions options, CancellationToken cancellationToken)
    {
        await using var kept = Keep();
        try
        {
            var hash = await KeepAsync(content, kept, options.Limits.Bytes, cancellationToken);
            return await Task.Run(() => Read(kept, Path.GetFileName(fileName), hash, options, cancellationToken), cancellationToken);
        }
        catch (TabularRefusal refusal)
        {
            return new Result<TabularFile>.Invalid([new FieldMessage("/file", refusal.Message)]);
        }
    }

    /// <summary>Place of a column by its name, ignoring case; -1 when there is none.</summary>
    public int ColumnOf(string? name)
    {
        for (var i = 0; name is not null && i < Header.Count; i++)
        {
            if (string.Equals(Header[i], name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }

    /// <summary>Names for every column, once each.</summary>
    internal static IReadOnlyList<string> Named(IReadOnlyList<string> cells, TabularLimits limits)
    {
        if (cells.Count > limits.Columns) throw new TabularRefusal($"The file has {cells.Count} columns: at most {limits.Columns} are read.");
        var names = cells.Select((name, i) => name.Length > 0 ? name : $"column {Letter(i)}").ToList();
        var twice = names.Select((name, i) => (Name: name, Column: i)).GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            var columns = string.Join(" and ", twice.Select(column => Letter(column.Column)));
            throw new TabularRefusal($"The columns {columns} have the same name, '{twice.Key}'. Give each column a name of its own in the first row.");
        }

        return names;
    }

    internal static string Letter(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letter(column / 26 - 1) + (char)('A' + column % 26);

    /// <summary>A file of our own to read from: it is read twice, and a browser's stream can be read once only.</summary>
    internal static FileStream Keep() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920,
        FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    internal static async Task<string> KeepAsync(Stream content, FileStream kept, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81_920];
        long length = 0;
        while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            length += read;
            if (length > limit) throw new TabularRefusal($"The file is larger than {limit / (1024 * 1024)} MB. Split it.");
            hash.AppendData(buffer, 0, read);
            await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        if (length == 0) throw new TabularRefusal("The file is empty.");
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static TabularFile Read(FileStream kept, string fileName, string hash, TabularOptions options, CancellationToken cancellationToken)
    {
        var start = StartOf(kept);
        var read = IsWorkbook(start) ? WorkbookReader.Read(kept, fileName, options, cancellationToken) : Delimited(kept, start, fileName, options, cancellationToken);
        if (read.Rows.Count == 0) throw new TabularRefusal("The file has a header and no rows.");
        return new TabularFile(read.FileName, read.Format, read.Header, read.Rows, read.Sheets, read.Sheet) { ContentHash = hash };
    }

    /// <summary>The file's first bytes, which tell what it is whatever its name says.</summary>
    internal static byte[] StartOf(FileStream kept)
    {
        kept.Position = 0;
        var start = new byte[Math.Min(SampleBytes, kept.Length)];
        kept.ReadExactly(start);
        kept.Position = 0;
        return start;
    }

    /// <summary>Whether it is an archive, as workbooks are, or may be text. Anything else is refused here.</summary>
    internal static bool IsWorkbook(byte[] start) => start.AsSpan() switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..] => true,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new TabularRefusal("The file is an old .xls workbook or one with a password. Save it as .xlsx without a password."),
        [0x25, 0x50, 0x44, 0x46, ..] => throw new TabularRefusal("The file is a PDF. Send a CSV file or an .xlsx workbook."),
        [0x1F, 0x8B, ..] => throw new TabularRefusal("The file is compressed. Unpack it and send the CSV file or .xlsx workbook inside."),
        _ => false,
    };

    internal static TabularRefusal Undecodable(string name, DecoderFallbackException broken)
    {
        var bytes = string.Join(' ', (broken.BytesUnknown ?? []).Select(value => value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
        return new TabularRefusal(
            $"The file is not {name}: the bytes {bytes} are no letter in it. Save it as CSV UTF-8, or say which encoding it is in (Excel on Windows without UTF-8 writes windows-1252).");
    }

    private static TabularFile Delimited(FileStream kept, byte[] start, string fileName, TabularOptions options, CancellationToken cancellationToken)
    {
        var (encoding, name) = TextDecoding.Of(start, options.Encoding);
        try
        {
            return DelimitedReader.Read(kept, encoding, name, fileName, options, cancellationToken);
        }
        catch (DecoderFallbackException broken)
        {
            throw Undecodable(name, broken);
        }
    }
}
