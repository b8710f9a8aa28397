using System.Text;

namespace GpuLending.Underwriting.Imports;

/// <summary>Which encoding a text file is in. A mark at the start decides; without one only clean UTF-8 is certain.</summary>
public static class TextDecoding
{
    /// <summary>The encodings a person can name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["utf-8", "windows-1252", "utf-16", "utf-16be"];

    /// <summary>The decoder for a file, and its name. Broken bytes throw <see cref="DecoderFallbackException"/> when they are read.</summary>
    internal static (Encoding Encoding, string Name) Of(ReadOnlySpan<byte> start, string? told)
    {
        if (start.StartsWith(new byte[] { 0xFF, 0xFE, 0, 0 }) || start.StartsWith(new byte[] { 0, 0, 0xFE, 0xFF }))
            throw new TabularRefusal("The file is in UTF-32, which no spreadsheet writes. Save it as CSV UTF-8.");
        if (start.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF })) return (Strict("utf-8"), "UTF-8");
        if (start.StartsWith(new byte[] { 0xFF, 0xFE })) return (Strict("utf-16"), "UTF-16");
        if (start.StartsWith(new byte[] { 0xFE, 0xFF })) return (Strict("utf-16be"), "UTF-16 (big-endian)");
        if (told is not null)
        {
            return Names.Contains(told, StringComparer.OrdinalIgnoreCase)
                ? (Strict(told), told.ToUpperInvariant())
                : throw new TabularRefusal($"The encoding '{told}' is not known: use one of {string.Join(", ", Names)}.");
        }

        if (start.Contains((byte)0))
        {
            // Plain text in two-byte units has a zero in nearly every second byte.
            var (even, odd) = Zeros(start);
            var pairs = start.Length / 2;
            if (odd > pairs * 0.4 && even <= pairs * 0.01) return (Strict("utf-16"), "UTF-16 without a mark");
            if (even > pairs * 0.4 && odd <= pairs * 0.01) return (Strict("utf-16be"), "UTF-16 (big-endian) without a mark");
            throw new TabularRefusal("The file is not text: it holds zero bytes. Send a CSV file or an .xlsx workbook.");
        }

        return (Strict("utf-8"), "UTF-8");
    }

    private static (int Even, int Odd) Zeros(ReadOnlySpan<byte> start)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            if (start[i] == 0) even++;
            if (start[i + 1] == 0) odd++;
        }

        return (even, odd);
    }

    private static Encoding Strict(string name)
    {
        // Windows-1252 is not part of the base encodings.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
