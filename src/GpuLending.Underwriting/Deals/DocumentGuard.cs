using System.Globalization;
using System.Text;

namespace GpuLending.Underwriting.Deals;

/// <summary>What a document must be to be stored at all, however unfinished it is. Whether it makes sense as a deal is the validator's question.</summary>
internal static class DocumentGuard
{
    public const int LongestName = 200;

    /// <summary>About twenty times the largest deal seen so far.</summary>
    private const int MostBytes = 1_000_000;

    /// <summary>Empty when the document can be kept in a journal.</summary>
    public static IReadOnlyList<FieldMessage> Storable(DealDocument document)
    {
        if (document.Case is null)
            return [new FieldMessage("", "The document has no case.")];
        byte[] bytes;
        try
        {
            bytes = DealDocumentJson.ToCanonicalBytes(document);
        }
        catch (ArgumentException)
        {
            return [new FieldMessage("", "A number in the document is not a number or is infinite.")];
        }

        if (bytes.Length > MostBytes)
            return [new FieldMessage("", $"The document takes {Thousands(bytes.Length)} bytes; at most {Thousands(MostBytes)} are kept. Shorten the texts.")];
        if (bytes.AsSpan().IndexOf("\\u0000"u8) >= 0)
            return [new FieldMessage("", "A text in the document holds a null character, which cannot be stored.")];
        if (bytes.AsSpan().IndexOf("\\uFDD"u8) >= 0 || bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xEF, 0xB7, 0x90]) >= 0)
            return [new FieldMessage("", "A text in the document holds a character that no text has (U+FDD0 to U+FDDF).")];
        return [];
    }

    /// <summary>Empty when the document can be saved as a draft.</summary>
    public static IReadOnlyList<FieldMessage> Savable(DealDocument document) =>
        Storable(document) is { Count: > 0 } problems ? problems : [.. Name(document.Case.Name)];

    public static IEnumerable<FieldMessage> Name(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            yield return new FieldMessage("/name", "A deal needs a name.");
        else if (name.Length > LongestName)
            yield return new FieldMessage("/name", $"The name has {Thousands(name.Length)} characters; at most {Thousands(LongestName)} are allowed.");
        else if (name.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control))
            yield return new FieldMessage("/name", "The name holds a control character.");
    }

    private static string Thousands(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
