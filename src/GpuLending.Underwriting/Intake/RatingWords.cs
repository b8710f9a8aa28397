using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Intake;

/// <summary>Ratings as files write them, on the letter scale of the desk.</summary>
internal static class RatingWords
{
    private static readonly string[] Moodys =
        ["Aaa", "Aa1", "Aa2", "Aa3", "A1", "A2", "A3", "Baa1", "Baa2", "Baa3", "Ba1", "Ba2", "Ba3", "B1", "B2", "B3", "Caa1", "Caa2", "Caa3", "Ca", "C"];

    private static readonly string[] Letters =
        ["AAA", "AA+", "AA", "AA-", "A+", "A", "A-", "BBB+", "BBB", "BBB-", "BB+", "BB", "BB-", "B+", "B", "B-", "CCC+", "CCC", "CCC-", "CC", "C"];

    private static readonly HashSet<string> Known = [.. CreditRating.Scale.Select(rating => rating.ToString())];

    /// <summary>The desk's rating, or null for what is none.</summary>
    internal static string? Of(string text)
    {
        var plain = text.Replace("−", "-", StringComparison.Ordinal).Replace("–", "-", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (plain.ToUpperInvariant() is "NR" or "N/R" or "UNRATED" or "NOTRATED" or "NONE" or "N/A" or "NA" or "-" or "PRIVATE") return "NR";
        // "C" and "A1" are letters of two scales: what the desk's own scale has is that.
        if (Known.Contains(plain)) return plain;
        if (Array.IndexOf(Moodys, plain) is var at && at >= 0) return Letters[at];
        return Known.Contains(plain.ToUpperInvariant()) ? plain.ToUpperInvariant() : null;
    }
}
