using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuLending.Underwriting.Deals;

/// <summary>Puts one person's changes onto what somebody else saved meanwhile. Where both changed the same field, mine is kept.</summary>
public static class DocumentMerge
{
    public static DealDocument Merge(DealDocument origin, DealDocument mine, DealDocument theirs) =>
        Merge(DocumentDiff.ToNode(origin), DocumentDiff.ToNode(mine), DocumentDiff.ToNode(theirs))!.Deserialize<DealDocument>(DealDocumentJson.Options)!;

    private static JsonNode? Merge(JsonNode? origin, JsonNode? mine, JsonNode? theirs)
    {
        if (JsonNode.DeepEquals(origin, mine) || JsonNode.DeepEquals(mine, theirs))
            return theirs?.DeepClone();
        if (JsonNode.DeepEquals(origin, theirs))
            return mine?.DeepClone();
        return (origin, mine, theirs) switch
        {
            (JsonObject a, JsonObject b, JsonObject c) => MergeMembers(a, b, c),
            (JsonArray a, JsonArray b, JsonArray c) when Rows(a) is { } x && Rows(b) is { } y && Rows(c) is { } z => MergeRows(x, y, z),
            _ => mine?.DeepClone(),
        };
    }

    private static JsonObject MergeMembers(JsonObject origin, JsonObject mine, JsonObject theirs)
    {
        var merged = new JsonObject();
        foreach (var name in mine.Select(member => member.Key).Union(theirs.Select(member => member.Key), StringComparer.Ordinal))
        {
            var inOrigin = origin.TryGetPropertyValue(name, out var a);
            var inMine = mine.TryGetPropertyValue(name, out var b);
            var inTheirs = theirs.TryGetPropertyValue(name, out var c);
            if (Keep(inOrigin, inMine, inTheirs, a, b, c))
                merged[name] = inMine && inTheirs ? Merge(a, b, c) : (inMine ? b : c)?.DeepClone();
        }

        return merged;
    }

    private static JsonArray MergeRows(List<KeyValuePair<string, JsonNode>> origin, List<KeyValuePair<string, JsonNode>> mine, List<KeyValuePair<string, JsonNode>> theirs)
    {
        var merged = new JsonArray();
        foreach (var id in theirs.Select(row => row.Key).Union(mine.Select(row => row.Key), StringComparer.Ordinal))
        {
            var a = origin.Find(row => row.Key == id).Value;
            var b = mine.Find(row => row.Key == id).Value;
            var c = theirs.Find(row => row.Key == id).Value;
            if (Keep(a is not null, b is not null, c is not null, a, b, c))
                merged.Add(b is not null && c is not null ? Merge(a, b, c) : (b ?? c)!.DeepClone());
        }

        return merged;
    }

    /// <summary>What one side removed is gone unless the other side changed it.</summary>
    private static bool Keep(bool inOrigin, bool inMine, bool inTheirs, JsonNode? origin, JsonNode? mine, JsonNode? theirs) =>
        (inMine && inTheirs)
        || !inOrigin
        || (inMine && !JsonNode.DeepEquals(origin, mine))
        || (inTheirs && !JsonNode.DeepEquals(origin, theirs));

    private static List<KeyValuePair<string, JsonNode>>? Rows(JsonArray rows) =>
        DocumentDiff.Ids(rows) is { } ids ? [.. ids.Select((id, i) => KeyValuePair.Create(id, rows[i]!))] : null;
}
