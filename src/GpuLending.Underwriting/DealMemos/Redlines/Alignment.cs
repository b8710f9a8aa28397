namespace GpuLending.Underwriting.DealMemos.Redlines;

/// <summary>Which items of an earlier list are which of a later one, both in their order.</summary>
internal static class Alignment
{
    /// <summary>Every item of both lists, in the later one's order: with its other where it has one, alone where it was put in or taken out.</summary>
    /// <param name="before">Earlier list.</param>
    /// <param name="after">Later list.</param>
    /// <param name="alike">How alike two items are, 0 (another item) to 1 (the same).</param>
    public static IEnumerable<(T? Before, T? After)> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, T, double> alike)
        where T : class
    {
        var likeness = new double[before.Count, after.Count];
        var best = new double[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                likeness[i, j] = alike(before[i], after[j]);
                best[i, j] = Math.Max(likeness[i, j] > 0 ? best[i + 1, j + 1] + likeness[i, j] : 0, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        int b = 0, a = 0;
        while (b < before.Count || a < after.Count)
        {
            if (b < before.Count && a < after.Count && likeness[b, a] > 0 && best[b, a] == best[b + 1, a + 1] + likeness[b, a])
                yield return (before[b++], after[a++]);
            else if (a == after.Count || (b < before.Count && best[b + 1, a] >= best[b, a + 1]))
                yield return (before[b++], null);
            else
                yield return (null, after[a++]);
        }
    }
}
