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
