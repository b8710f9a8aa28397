using System.Text;

namespace GpuLending.Underwriting.Imports;

/// <summary>Reads comma, semicolon, tab or bar separated text (RFC 4180 with any of these separators).</summary>
internal static class DelimitedReader
{
    private const int SampleCharacters = 32 * 1024;
    private const int SampleLines = 25;

    private static readonly (char Separator, string Name)[] Separators = [(',', "commas"), (';', "semicolons"), ('\t', "tabs"), ('|', "bars")];

    internal static TabularFile Read(Stream content, Encoding encoding, string encodingName, string fileName, TabularOptions options, CancellationToken cancellationToken)
    {
        var separator = options.Separator ?? SeparatorIn(content, encoding);
        using var reader = Text(content, encoding);
        var limits = options.Limits;
        IReadOnlyList<string>? header = null;
        var rows = new List<TabularRow>();
        foreach (var (line, cells) in Records(reader, separator, limits, cancellationToken))
        {
            if (cells.TrueForAll(cell => cell.Length == 0)) continue;
            if (header is null)
            {
                // Excel's own line for other programs: it names the separator, which has been read.
                if (cells.Count <= 2 && cells[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) continue;
                while (cells.Count > 1 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
                header = TabularFile.Named(cells, limits);
                continue;
            }

            if (rows.Count == limits.Rows) throw new TabularRefusal($"The file has more than {limits.Rows:#,0} rows. Split it.");
            while (cells.Count > header.Count && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
            if (cells.Count > header.Count)
                throw new TabularRefusal($"Line {line} has {cells.Count} cells and the header has {header.Count}: a cell that holds the separator must stand in quotation marks.");
            rows.Add(new TabularRow(line, cells.ConvertAll(cell => new TabularCell(cell, TabularCellKind.Text))));
        }

        if (header is null) throw new TabularRefusal("The file is empty.");
        return new TabularFile(fileName, $"CSV, {encodingName}, separated by {NameOf(separator)}", header, rows, [], null);
    }

    /// <summary>Every record as it stands, with the name of what separates its cells.</summary>
    internal static (IReadOnlyList<TabularRow> Rows, string Separator) ReadAll(Stream content, Encoding encoding, TabularOptions options, CancellationToken cancellationToken)
    {
        var separator = options.Separator ?? CommonSeparator(content, encoding);
        using var reader = Text(content, encoding);
        var rows = new List<TabularRow>();
        foreach (var (line, cells) in Records(reader, separator, options.Limits, cancellationToken))
        {
            if (cells.TrueForAll(cell => cell.Length == 0)) continue;
            if (rows.Count == 0 && cells.Count <= 2 && cells[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) continue;
            if (rows.Count == options.Limits.Rows) throw new TabularRefusal($"The file has more than {options.Limits.Rows:#,0} rows. Split it.");
            rows.Add(new TabularRow(line, cells.ConvertAll(cell => new TabularCell(cell, TabularCellKind.Text))));
        }

        if (rows.Count == 0) throw new TabularRefusal("The file is empty.");
        return (rows, NameOf(separator));
    }

    /// <summary>The separator that most lines have, and have as often as each other. Titles above a table and remarks below it have none or few.</summary>
    private static char CommonSeparator(Stream content, Encoding encoding)
    {
        using var reader = Text(content, encoding);
        var sample = new char[SampleCharacters];
        var length = reader.ReadBlock(sample);
        var text = sample.AsSpan(0, length);
        if (text.StartsWith("sep=") && text.Length > 4) return text[4];
        if (text.TrimStart().StartsWith("<")) throw new TabularRefusal("The file is a web page or XML, whatever its name says. Send a CSV file or an .xlsx workbook.");
        var lines = LinesOf(text, whole: length < SampleCharacters);
        var standing = Separators
            .Select(candidate => (candidate.Separator, candidate.Name, Lines: lines.Select(line => Count(line, candidate.Separator)).Where(count => count > 0)
                .GroupBy(count => count).Select(group => group.Count()).DefaultIfEmpty(0).Max()))
            .Where(candidate => candidate.Lines > 0).OrderByDescending(candidate => candidate.Lines).ToList();
        if (standing.Count == 0) return ',';
        // A comma within numbers stands as often as a semicolon between cells at most by accident; then a person says which it is.
        var best = standing.Where(candidate => candidate.Lines == standing[0].Lines).ToList();
        return best.Count == 1
            ? best[0].Separator
            : throw new TabularRefusal($"It is not certain whether the columns are separated by {string.Join(" or ", best.Select(candidate => candidate.Name))}. Say which.");
    }

    private static char SeparatorIn(Stream content, Encoding encoding)
    {
        using var reader = Text(content, encoding);
        var sample = new char[SampleCharacters];
        var length = reader.ReadBlock(sample);
        return SeparatorOf(sample.AsSpan(0, length), whole: length < SampleCharacters);
    }

    private static StreamReader Text(Stream content, Encoding encoding)
    {
        content.Position = 0;
        // Left to itself the reader would take a decoder of its own, which lets broken bytes pass.
        var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: false, 65_536, leaveOpen: true);
        if (reader.Peek() == '\uFEFF') reader.Read();
        return reader;
    }

    /// <summary>The separator that the header has and that every line has as often.</summary>
    private static char SeparatorOf(ReadOnlySpan<char> sample, bool whole)
    {
        if (sample.StartsWith("sep=") && sample.Length > 4) return sample[4];
        var head = sample.TrimStart().ToString();
        if (head.StartsWith('<')) throw new TabularRefusal("The file is a web page or XML, whatever its name says. Send a CSV file or an .xlsx workbook.");
        var lines = LinesOf(sample, whole);
        var inHeader = Separators.Where(candidate => Count(lines[0], candidate.Separator) > 0).ToList();
        if (inHeader.Count == 0) return ',';
        if (inHeader.Count == 1) return inHeader[0].Separator;
        var steady = inHeader.Where(candidate => lines.TrueForAll(line => Count(line, candidate.Separator) == Count(lines[0], candidate.Separator))).ToList();
        return steady.Count == 1
            ? steady[0].Separator
            : throw new TabularRefusal($"It is not certain whether the columns are separated by {string.Join(" or ", inHeader.Select(candidate => candidate.Name))}. Say which.");
    }

    private static List<string> LinesOf(ReadOnlySpan<char> sample, bool whole)
    {
        var lines = new List<string>();
        var (from, inQuotes) = (0, false);
        for (var i = 0; i < sample.Length && lines.Count < SampleLines; i++)
        {
            if (sample[i] == '"') inQuotes = !inQuotes;
            if (sample[i] != '\n' || inQuotes) continue;
            Add(sample[from..i]);
            from = i + 1;
        }

        if ((whole || lines.Count == 0) && lines.Count < SampleLines) Add(sample[from..]);
        return lines.Count > 0 ? lines : [""];

        void Add(ReadOnlySpan<char> line)
        {
            if (!line.IsWhiteSpace()) lines.Add(line.ToString());
        }
    }

    private static int Count(string line, char separator)
    {
        var (count, inQuotes) = (0, false);
        foreach (var letter in line)
        {
            if (letter == '"') inQuotes = !inQuotes;
            else if (letter == separator && !inQuotes) count++;
        }

        return count;
    }

    /// <summary>Every record with the line it starts on.</summary>
    private static IEnumerable<(int Line, List<string> Cells)> Records(StreamReader reader, char separator, TabularLimits limits, CancellationToken cancellationToken)
    {
        var (line, start, records) = (1, 1, 0);
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (quoted, closed) = (false, false);
        while (true)
        {
            var next = reader.Read();
            if (quoted && !closed)
            {
                if (next < 0) throw new TabularRefusal($"The quotation mark opened in line {start} is never closed.");
                if (next == '"' && reader.Peek() == '"')
                {
                    reader.Read();
                    Append('"');
                }
                else if (next == '"')
                {
                    closed = true;
                }
                else
                {
                    if (next == '\n') line++;
                    Append((char)next);
                }

                continue;
            }

            if (next == '\r' && reader.Peek() == '\n') continue;
            if (next < 0 || next == separator || next is '\n' or '\r')
            {
                if (next < 0 && cells.Count == 0 && cell.Length == 0 && !quoted) yield break;
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                (quoted, closed) = (false, false);
                if (next == separator)
                {
                    if (cells.Count > limits.Columns) throw new TabularRefusal($"Line {line} has more than {limits.Columns} columns.");
                    continue;
                }

                if (++records % 256 == 0) cancellationToken.ThrowIfCancellationRequested();
                yield return (start, cells);
                if (next < 0) yield break;
                cells = [];
                start = ++line;
                continue;
            }

            if (next == 0) throw new TabularRefusal($"Line {line} holds a zero byte: the file is not text.");
            if (closed && !char.IsWhiteSpace((char)next))
                throw new TabularRefusal($"Line {line}: text follows a closing quotation mark. A quotation mark inside a cell is written twice.");
            if (next == '"' && IsBlank(cell))
            {
                cell.Clear();
                quoted = true;
                continue;
            }

            if (!closed) Append((char)next);
        }

        void Append(char letter)
        {
            if (cell.Length == limits.CellCharacters)
                throw new TabularRefusal($"Line {line} has a cell of more than {limits.CellCharacters:#,0} characters: a quotation mark may be missing.");
            cell.Append(letter);
        }
    }

    private static bool IsBlank(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i])) return false;
        }

        return true;
    }

    private static string NameOf(char separator) => Separators.FirstOrDefault(known => known.Separator == separator).Name ?? $"'{separator}'";
}
