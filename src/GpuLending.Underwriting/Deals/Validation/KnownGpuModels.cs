using GpuLending.Engine;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>The models of the GPU catalogue, and for a name it does not hold the nearest that it does.</summary>
internal sealed class KnownGpuModels(MarketSnapshot snapshot)
{
    private const int Suggestions = 3;

    /// <summary>Why a model cannot be lent against by this name; null when it can.</summary>
    public string? WhyUnknown(string model)
    {
        if (snapshot.Models.ContainsKey(model)) return null;
        var given = string.IsNullOrWhiteSpace(model) ? "GPU model is not provided" : $"GPU model '{FieldRules.Short(model)}' is not in the catalogue";
        var nearest = Nearest(model);
        return nearest.Count == 0
            ? $"{given}: choose a model of the catalogue."
            : $"{given}: did you mean {string.Join(", ", nearest)}?";
    }

    private List<string> Nearest(string model)
    {
        var sought = Letters(FieldRules.Short(model));
        if (sought.Length == 0) return [];
        return snapshot.Models.Keys
            .Select(key => (Key: key, Distance: Distance(sought, Letters(key))))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Key, StringComparer.Ordinal)
            .Take(Suggestions)
            .Select(candidate => candidate.Key)
            .ToList();
    }

    /// <summary>0 to 1 when one begins with the other, 1 to 2 when one holds the other, else 2 and the share of letters to change.</summary>
    private static double Distance(string sought, string key)
    {
        var shorter = Math.Min(sought.Length, key.Length);
        var unlike = 1 - shorter / (double)Math.Max(sought.Length, key.Length);
        if (key.StartsWith(sought, StringComparison.Ordinal) || sought.StartsWith(key, StringComparison.Ordinal)) return unlike;
        if (key.Contains(sought, StringComparison.Ordinal)) return 1 + unlike;
        return 2 + Changes(sought, key) / (double)Math.Max(sought.Length, key.Length);
    }

    // Levenshtein's distance, two rows.
    private static int Changes(string from, string to)
    {
        var before = new int[to.Length + 1];
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++) before[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = before[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(before[j], row[j - 1]) + 1);
            }

            (before, row) = (row, before);
        }

        return before[to.Length];
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
