using System.Text.Json;
using System.Text.Json.Nodes;
using GpuLending.Engine;

namespace GpuLending.Underwriting.Deals;

/// <summary>Marks every input of a case that the product itself brings: nothing it ships stands without saying where it comes from.</summary>
public static class InputMarks
{
    // Keys that parts refer to each other by are no facts.
    private static readonly string[] NoFacts = ["id", "lotIds", "definitionVersion", "label"];

    /// <summary>One entry for each field that holds something; the rule with the longest fitting path counts.</summary>
    /// <exception cref="ArgumentException">A field that no rule covers.</exception>
    public static IReadOnlyDictionary<string, Provenance> Of(DealCase dealCase, IReadOnlyList<MarkRule> rules)
    {
        var marks = new SortedDictionary<string, Provenance>(StringComparer.Ordinal);
        foreach (var path in Fields(JsonSerializer.SerializeToNode(dealCase, DealDocumentJson.Options), ""))
        {
            if (path == "/name") continue;
            var rule = rules.Where(rule => Covers(rule.Path, path)).MaxBy(rule => rule.Path.Length)
                ?? throw new ArgumentException($"No rule marks {path}.", nameof(rules));
            marks[path] = new Provenance { Mark = rule.Mark, Source = rule.Source, Date = rule.Date };
        }

        return marks;
    }

    /// <summary>Marks with every field at and below a path marked anew, as when the desk fills a part in.</summary>
    /// <param name="marks">The marks so far.</param>
    /// <param name="dealCase">The case with the part in it.</param>
    /// <param name="rule">Path and mark.</param>
    public static IReadOnlyDictionary<string, Provenance> With(IReadOnlyDictionary<string, Provenance> marks, DealCase dealCase, MarkRule rule)
    {
        var all = new SortedDictionary<string, Provenance>(StringComparer.Ordinal);
        foreach (var (path, mark) in Without(marks, rule.Path))
            all[path] = mark;
        foreach (var path in Fields(JsonSerializer.SerializeToNode(dealCase, DealDocumentJson.Options), "").Where(path => Covers(rule.Path, path)))
            all[path] = new Provenance { Mark = rule.Mark, Source = rule.Source, Date = rule.Date };
        return all;
    }

    /// <summary>Marks without those at and below a path, as when a part is taken off.</summary>
    /// <param name="marks">The marks so far.</param>
    /// <param name="path">The part.</param>
    public static IReadOnlyDictionary<string, Provenance> Without(IReadOnlyDictionary<string, Provenance> marks, string path) =>
        new SortedDictionary<string, Provenance>(marks.Where(mark => !Covers(path, mark.Key)).ToDictionary(mark => mark.Key, mark => mark.Value), StringComparer.Ordinal);

    private static bool Covers(string rule, string path) =>
        path.StartsWith(rule, StringComparison.Ordinal) && (path.Length == rule.Length || path[rule.Length] == '/');

    private static IEnumerable<string> Fields(JsonNode? node, string path) => node switch
    {
        null => [],
        JsonObject money when money.Count == 2 && money.ContainsKey("amount") && money.ContainsKey("currency") => [path],
        JsonObject part => part.Where(member => !NoFacts.Contains(member.Key)).SelectMany(member => Fields(member.Value, $"{path}/{member.Key}")),
        JsonArray { Count: > 0 } list when list[0] is JsonObject => list.SelectMany((item, i) => Fields(item, $"{path}/{i}")),
        JsonArray { Count: 0 } => [],
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length == 0 => [],
        _ => [path],
    };
}
