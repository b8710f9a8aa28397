using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuLending.Underwriting.Deals;

/// <summary>What differs between two documents, and how to get from one to the other.</summary>
public static class DocumentDiff
{
    /// <summary>
    /// The changes that turn <paramref name="before"/> into <paramref name="after"/>, in an order that <see cref="Apply"/> can follow. Rows
    /// of a list are matched by their id where all have one: removals come first, from the last, with places of the list before; then
    /// insertions from the first and changes, with places of the list after.
    /// </summary>
    public static IReadOnlyList<DocumentChange> Between(DealDocument before, DealDocument after)
    {
        if (ReferenceEquals(before, after))
            return [];
        var changes = new List<DocumentChange>();
        Compare("", ToNode(before), ToNode(after), changes);
        return changes;
    }

    /// <summary>The document after the changes.</summary>
    /// <exception cref="JsonException">The changes do not belong to this document.</exception>
    public static DealDocument Apply(DealDocument document, IEnumerable<DocumentChange> changes)
    {
        JsonNode root = ToNode(document);
        foreach (var change in changes)
            ApplyTo(root, change);
        return root.Deserialize<DealDocument>(DealDocumentJson.Options)!;
    }

    internal static JsonObject ToNode(DealDocument document) => JsonSerializer.SerializeToNode(document, DealDocumentJson.Options)!.AsObject();

    /// <summary>The ids of a list's rows, or null when a row has none or two share one.</summary>
    internal static string[]? Ids(JsonArray rows)
    {
        var ids = new string[rows.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            if (rows[i] is not JsonObject row || row["id"] is not JsonValue value || !value.TryGetValue<string>(out var id) || id.Length == 0 || !seen.Add(id))
                return null;
            ids[i] = id;
        }

        return ids;
    }

    private static void Compare(string path, JsonNode? before, JsonNode? after, List<DocumentChange> changes)
    {
        switch (before, after)
        {
            case (JsonObject a, JsonObject b) when !IsMoney(a) && !IsMoney(b):
                foreach (var (name, value) in a)
                {
                    if (!b.TryGetPropertyValue(name, out var other))
                        changes.Add(new DocumentChange(DocumentPath.Append(path, name), Text(value), null));
                    else
                        Compare(DocumentPath.Append(path, name), value, other, changes);
                }

                foreach (var (name, value) in b.Where(member => !a.ContainsKey(member.Key)))
                    changes.Add(new DocumentChange(DocumentPath.Append(path, name), null, Text(value)));
                break;
            case (JsonArray a, JsonArray b) when a.Concat(b).All(row => row is JsonObject):
                CompareRows(path, a, b, changes);
                break;
            default:
                if (!JsonNode.DeepEquals(before, after))
                    changes.Add(new DocumentChange(path, Text(before), Text(after)));
                break;
        }
    }

    private static void CompareRows(string path, JsonArray before, JsonArray after, List<DocumentChange> changes)
    {
        if (Ids(before) is not { } beforeIds || Ids(after) is not { } afterIds)
        {
            beforeIds = [.. Enumerable.Range(0, before.Count).Select(Place)];
            afterIds = [.. Enumerable.Range(0, after.Count).Select(Place)];
        }

        var kept = beforeIds.Where(id => afterIds.Contains(id, StringComparer.Ordinal)).ToList();
        if (!kept.SequenceEqual(afterIds.Where(id => beforeIds.Contains(id, StringComparer.Ordinal)), StringComparer.Ordinal))
        {
            // Reordered: the list as a whole changed.
            changes.Add(new DocumentChange(path, Text(before), Text(after)));
            return;
        }

        for (var i = beforeIds.Length - 1; i >= 0; i--)
        {
            if (!kept.Contains(beforeIds[i], StringComparer.Ordinal))
                changes.Add(new DocumentChange(DocumentPath.Append(path, Place(i)), Text(before[i]), null));
        }

        for (var i = 0; i < afterIds.Length; i++)
        {
            var at = Array.IndexOf(beforeIds, afterIds[i]);
            if (at < 0)
                changes.Add(new DocumentChange(DocumentPath.Append(path, Place(i)), null, Text(after[i])));
            else
                Compare(DocumentPath.Append(path, Place(i)), before[at], after[i], changes);
        }
    }

    private static void ApplyTo(JsonNode root, DocumentChange change)
    {
        var segments = DocumentPath.Segments(change.Path);
        if (segments.Length == 0)
            throw new JsonException("A change names a place below the root.");
        var parent = root;
        foreach (var segment in segments[..^1])
        {
            parent = parent switch
            {
                JsonObject members => members[segment],
                JsonArray rows => rows[Index(rows, segment, rows.Count - 1)],
                _ => null,
            } ?? throw new JsonException($"There is no {change.Path} in the document.");
        }

        var value = change.To is null ? null : JsonNode.Parse(change.To);
        switch (parent)
        {
            case JsonObject members when change.To is null:
                members.Remove(segments[^1]);
                break;
            case JsonObject members:
                members[segments[^1]] = value;
                break;
            case JsonArray rows when change.To is null:
                rows.RemoveAt(Index(rows, segments[^1], rows.Count - 1));
                break;
            case JsonArray rows when change.From is null:
                rows.Insert(Index(rows, segments[^1], rows.Count), value);
                break;
            case JsonArray rows:
                rows[Index(rows, segments[^1], rows.Count - 1)] = value;
                break;
            default:
                throw new JsonException($"There is no {change.Path} in the document.");
        }
    }

    private static int Index(JsonArray rows, string segment, int last) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= last
            ? index
            : throw new JsonException($"A list of {rows.Count.ToString(CultureInfo.InvariantCulture)} has no row {segment}.");

    private static string Place(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>An amount of money is one value to a reader: two changes for one would be noise.</summary>
    private static bool IsMoney(JsonObject node) => node.Count == 2 && node.ContainsKey("amount") && node.ContainsKey("currency");

    private static string Text(JsonNode? value) => value is null ? "null" : value.ToJsonString(DealDocumentJson.Options);
}
