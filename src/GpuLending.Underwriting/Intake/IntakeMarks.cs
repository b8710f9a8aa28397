using System.Globalization;
using GpuLending.Engine;

namespace GpuLending.Underwriting.Intake;

/// <summary>Marks of provenance for a list that came from a file: what the file said is imported, what stayed keeps its mark at its new place.</summary>
internal static class IntakeMarks
{
    /// <param name="marks">The marks before.</param>
    /// <param name="list">The list, such as "/lots".</param>
    /// <param name="places">Where each item of the new list stood before; null for a new one.</param>
    /// <param name="imported">Path of each imported field within the list, such as "0/count", and its mark.</param>
    internal static IReadOnlyDictionary<string, Provenance> Of(
        IReadOnlyDictionary<string, Provenance> marks, string list, IReadOnlyList<int?> places, IEnumerable<(string Path, Provenance Mark)> imported)
    {
        var kept = new SortedDictionary<string, Provenance>(StringComparer.Ordinal);
        foreach (var (path, mark) in marks)
        {
            if (!path.StartsWith(list + "/", StringComparison.Ordinal))
            {
                kept[path] = mark;
                continue;
            }

            var rest = path[(list.Length + 1)..];
            var slash = rest.IndexOf('/', StringComparison.Ordinal);
            if (!int.TryParse(slash < 0 ? rest : rest[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var at)) continue;
            for (var i = 0; i < places.Count; i++)
            {
                if (places[i] == at) kept[string.Create(CultureInfo.InvariantCulture, $"{list}/{i}{(slash < 0 ? "" : rest[slash..])}")] = mark;
            }
        }

        foreach (var (path, mark) in imported) kept[$"{list}/{path}"] = mark;
        return kept;
    }
}
