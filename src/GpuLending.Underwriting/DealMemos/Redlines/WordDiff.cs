using System.Text;
using System.Text.RegularExpressions;

namespace GpuLending.Underwriting.DealMemos.Redlines;

/// <summary>What differs between two texts, word by word: the longest common run of words stays, the rest is struck out or put in.</summary>
internal static partial class WordDiff
{
    /// <summary>Texts that share less than this part of their words are replaced whole: a thicket of single words helps nobody.</summary>
    private const double LeastShared = 0.25;

    /// <summary>More words than this are not compared one by one.</summary>
    private const int MostWords = 3_000;

    /// <summary>The later text with marks around what was put in and taken out.</summary>
    public static string Between(string before, string after)
    {
        before = RedlineMarks.Clean(before);
        after = RedlineMarks.Clean(after);
        if (before == after) return after;
        string[] old = Words(before), fresh = Words(after);
        if (old.Length > MostWords || fresh.Length > MostWords || Shared(before, after) < LeastShared) return RedlineMarks.Deleted(before) + RedlineMarks.Inserted(after);
        return Joined([.. Kept(old, fresh)], old, fresh);
    }

    /// <summary>A figure is replaced whole: half a number is none.</summary>
    public static string Whole(string before, string after) => RedlineMarks.Clean(before) == RedlineMarks.Clean(after)
        ? RedlineMarks.Clean(after)
        : $"{RedlineMarks.Deleted(before)}{(before.Length > 0 && after.Length > 0 ? " " : "")}{RedlineMarks.Inserted(after)}";

    /// <summary>Share of their words that two texts have in common, 0 to 1, whatever the order.</summary>
    public static double Shared(string before, string after)
    {
        var old = Words(before).Where(word => !string.IsNullOrWhiteSpace(word)).ToList();
        var fresh = Words(after).Where(word => !string.IsNullOrWhiteSpace(word)).ToList();
        if (old.Count == 0 || fresh.Count == 0) return old.Count == fresh.Count ? 1 : 0;
        var counts = old.GroupBy(word => word, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var common = 0;
        foreach (var word in fresh)
        {
            if (counts.GetValueOrDefault(word) == 0) continue;
            counts[word]--;
            common++;
        }

        return common / (double)Math.Max(old.Count, fresh.Count);
    }

    /// <summary>Pairs of places of a longest common subsequence.</summary>
    private static IEnumerable<(int Old, int Fresh)> Kept(string[] old, string[] fresh)
    {
        var lengths = new int[old.Length + 1, fresh.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = fresh.Length - 1; j >= 0; j--)
                lengths[i, j] = old[i] == fresh[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        for (int i = 0, j = 0; i < old.Length && j < fresh.Length;)
        {
            if (old[i] == fresh[j]) yield return (i++, j++);
            else if (lengths[i + 1, j] >= lengths[i, j + 1]) i++;
            else j++;
        }
    }

    private static string Joined(List<(int Old, int Fresh)> kept, string[] old, string[] fresh)
    {
        // White space alone between two changes belongs to them: "five six" for "one two" is one change, not two.
        kept.Add((old.Length, fresh.Length));
        var text = new StringBuilder();
        StringBuilder gone = new(), put = new();
        int i = 0, j = 0;
        for (var k = 0; k < kept.Count; k++)
        {
            var (o, f) = kept[k];
            gone.AppendJoin("", old[i..o]);
            put.AppendJoin("", fresh[j..f]);
            (i, j) = (o + 1, f + 1);
            if (o == old.Length) break;
            var next = kept[k + 1];
            var alone = string.IsNullOrWhiteSpace(old[o]) && gone.Length > 0 && put.Length > 0 && next.Old > o + 1 && next.Fresh > f + 1;
            if (alone)
            {
                gone.Append(old[o]);
                put.Append(fresh[f]);
                continue;
            }

            text.Append(RedlineMarks.Deleted(gone.ToString())).Append(RedlineMarks.Inserted(put.ToString())).Append(fresh[f]);
            gone.Clear();
            put.Clear();
        }

        return text.Append(RedlineMarks.Deleted(gone.ToString())).Append(RedlineMarks.Inserted(put.ToString())).ToString();
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\s+|\d[\d,.]*\d(?:x|m|k|bn)?\b|\d(?:x|m|k|bn)?\b|[\p{L}\p{M}\p{N}'’-]+|.", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
