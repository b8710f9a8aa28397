using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace GpuLending.Web.Tests.Api;

/// <summary>Requests that are not right, made from the API's own description: each address, each member of its query, its headers and its body, each wrong in every way its type knows.</summary>
internal sealed class MalformedRequests(JsonNode description)
{
    private const string Json = "application/json";
    private const string Raw = "@@raw@@";
    private const int DeepestMember = 12;
    private static readonly string[] WrongIds = ["no-guid", "-1", "99999999999999999999", "%2e%2e%2fetc", "%F0%9F%92%A5", new('a', 300)];
    private static readonly (string Raw, string Name)[] NoBodies = [("", "nothing"), ("null", "null"), ("[]", "a list"), ("\"x\"", "a text"), ("{", "half"), ("{\"a\":}", "broken"), ("{}{}", "two")];

    /// <summary>Every address with its operations.</summary>
    public IEnumerable<(HttpMethod Method, string Path, JsonNode Operation)> Operations() =>
        from path in description["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key is "get" or "post" or "put" or "delete"
        select (HttpMethod.Parse(operation.Key), path.Key, operation.Value!);

    public static IEnumerable<MalformedRequest> OfAddress(HttpMethod method, string path, JsonNode operation)
    {
        foreach (var wrong in path.Contains('{', StringComparison.Ordinal) ? WrongIds : [])
            yield return new MalformedRequest($"id {wrong[..Math.Min(12, wrong.Length)]}", method, Fill(path, wrong), null, null, [], null);
        yield return new MalformedRequest("another method", HttpMethod.Patch, Fill(path), null, null, [], null);
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var name = (string)parameter!["name"]!;
            var schema = parameter["schema"]!;
            if ((string?)parameter["in"] == "query")
            {
                foreach (var (value, refused) in Values(schema))
                    yield return new MalformedRequest($"{name}={value[..Math.Min(20, value.Length)]}", method, $"{Fill(path)}?{name}={Uri.EscapeDataString(value)}", null, null, [], refused && method == HttpMethod.Get ? "/" + name : null);
            }
            else if ((string?)parameter["in"] == "header")
            {
                foreach (var value in new[] { "abc", "*", "W/\"1\"", "\"99999999999999999999\"", "\"-1\"", new string('x', 4000), "\"1\", \"2\"" })
                    yield return new MalformedRequest($"{name}: {value[..Math.Min(20, value.Length)]}", method, Fill(path), "{}"u8.ToArray(), Json, [(name, value)], name == "If-Match" ? "/headers/If-Match" : null);
                if ((bool?)parameter["required"] == true) yield return new MalformedRequest($"no {name}", method, Fill(path), "{}"u8.ToArray(), Json, [], "/headers/" + name);
            }
        }
    }

    public IEnumerable<MalformedRequest> OfBody(HttpMethod method, string path, JsonNode operation)
    {
        if (operation["requestBody"]?["content"]?.AsObject() is not { } content) yield break;
        var headers = Headers(operation);
        if (content[Json] is not { } json)
        {
            foreach (var (raw, name) in NoBodies)
                yield return Of(name, Encoding.UTF8.GetBytes(raw), content.First().Key, null);
            yield return Of("a form that is none", "--x\r\nnothing"u8.ToArray(), "multipart/form-data; boundary=x", "/file");
            yield return Of("a form without a boundary", "x"u8.ToArray(), "multipart/form-data", null);
            yield return Of("no content type", "x"u8.ToArray(), null, "/headers/Content-Type");
            yield break;
        }

        var schema = Resolve(json["schema"]!);
        var body = json["example"]?.DeepClone() ?? Sample(schema, 0);
        var text = body!.ToJsonString();
        foreach (var (raw, name) in NoBodies) yield return Of(name, Encoding.UTF8.GetBytes(raw), Json, "");
        yield return Of("text/plain", Encoding.UTF8.GetBytes(text), "text/plain", "/headers/Content-Type");
        yield return Of("no content type", Encoding.UTF8.GetBytes(text), null, "/headers/Content-Type");
        yield return Of("cut off", Encoding.UTF8.GetBytes(text[..^1]), Json, "");
        yield return Of("not UTF-8", [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D], Json, "");
        yield return Of("nested deeply", Encoding.UTF8.GetBytes(new string('[', 20_000) + new string(']', 20_000)), Json, "");
        yield return Of("too large", Encoding.UTF8.GetBytes(text[..^1] + ",\"x\":\"" + new string('x', 17 * 1024 * 1024) + "\"}"), Json, null);
        yield return Of("a member that is unknown", Encoding.UTF8.GetBytes("{\"noSuchMember\":1," + text[1..]), Json, "/noSuchMember");
        if (body is JsonObject { Count: > 0 } whole)
        {
            var (member, given) = whole.First();
            yield return Of("a member given twice", Encoding.UTF8.GetBytes($"{{\"{member}\":{given?.ToJsonString() ?? "null"},{text[1..]}"), Json, "/" + member);
        }

        yield return new MalformedRequest("a body in gzip", method, Fill(path), Packed(text), Json, [.. headers, ("Content-Encoding", "gzip")], "/headers/Content-Encoding");
        yield return Of("half a pair of surrogates in a name", Encoding.UTF8.GetBytes("{\"\\ud83d\":1," + text[1..]), Json, "");
        yield return Of("a text of ten megabytes", Encoding.UTF8.GetBytes(text[..^1] + ",\"x\":\"" + new string('x', 10 * 1024 * 1024) + "\"}"), Json, null);
        foreach (var (pointer, name, changed, refused) in Changes(schema, body, body, "", 0))
            yield return Of($"{pointer} {name}", Encoding.UTF8.GetBytes(changed), Json, refused ? pointer : null);

        MalformedRequest Of(string name, byte[] bytes, string? type, string? field) => new(name, method, Fill(path), bytes, type, headers, field);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static IReadOnlyList<(string, string)> Headers(JsonNode operation) =>
        operation["parameters"]?.AsArray().Any(parameter => (string?)parameter!["name"] == "If-Match") == true ? [("If-Match", "\"1\"")] : [];

    /// <summary>Wrong values of a query, and whether each must be refused.</summary>
    private static IEnumerable<(string Value, bool Refused)> Values(JsonNode schema)
    {
        if (schema["enum"] is JsonArray names) return [("nowhere", true), ("3", true), ("\0", true), ("+1", true), ($"{(string)names[0]!}, {(string)names[^1]!}", true), ((string)names[0]! + ",", true)];
        return ((string?)schema["type"], (string?)schema["format"]) switch
        {
            ("integer", _) => [("abc", true), ("-1", true), ("1e3", true), ("99999999999999999999", true), ("1.5", true), ("NaN", true)],
            ("number", _) => [("abc", true), ("NaN", true), ("Infinity", true), ("-1", true), ("1e999", true)],
            ("boolean", _) => [("maybe", true), ("1", true)],
            (_, "date") => [("2026-02-30", true), ("yesterday", true), ("01/02/2026", true)],
            (_, "uuid") => [("xyz", true)],
            _ => [("\0", false), (new string('x', 5000), false), ("%", false), ("'; DROP TABLE deals; --", false), ("\uD83D\uDCA5\u202E", false), ("_%\\", false)],
        };
    }

    private IEnumerable<(string Pointer, string Name, string Changed, bool Refused)> Changes(JsonNode schema, JsonNode root, JsonNode? node, string pointer, int depth)
    {
        schema = Resolve(schema);
        if (depth > DeepestMember || node is null) yield break;
        if (node is JsonArray items && schema["items"] is { } item)
        {
            if (items.Count == 0) yield break;
            foreach (var change in Changes(item, root, items[0], pointer + "/0", depth + 1)) yield return change;
            yield break;
        }

        if (node is not JsonObject members || schema["properties"]?.AsObject() is not { } properties) yield break;
        var required = schema["required"]?.AsArray().Select(name => (string)name!).ToHashSet() ?? [];
        foreach (var (name, declared) in properties)
        {
            var at = $"{pointer}/{name}";
            var property = Resolve(declared!);
            var nullable = IsNullable(declared!);
            if (required.Contains(name) && members.ContainsKey(name)) yield return (at, "left out", Without(root, at), true);
            foreach (var (raw, refused) in Wrong(property))
                yield return (at, raw.Length > 30 ? raw[..30] : raw, With(root, at, raw), refused);
            if (!nullable) yield return (at, "null", With(root, at, "null"), true);
            if (members[name] is { } below)
            {
                foreach (var change in Changes(property, root, below, at, depth + 1)) yield return change;
            }
        }
    }

    /// <summary>Wrong values of a type as they stand in the JSON, and whether each must be refused.</summary>
    private static IEnumerable<(string Raw, bool Refused)> Wrong(JsonNode schema)
    {
        if (schema["enum"] is JsonArray names)
            return [("\"nowhere\"", true), ("7", true), ("[]", true), ($"\"{(string)names[0]!}, {(string)names[^1]!}\"", true), ("\"0\"", true), ("\"+1\"", true), ($"\"{(string)names[0]!},\"", true), ("\"\"", true)];
        return (TypeOf(schema), (string?)schema["format"]) switch
        {
            ("integer", _) => [("1.5", true), ("\"x\"", true), ("99999999999999999999", true), ("NaN", true), ("-2147483648", false), ("2147483647", false), ("true", true)],
            ("number", _) => [("\"x\"", true), ("NaN", true), ("\"NaN\"", true), ("1e999", false), ("1e400", false), ("-1e308", false), ("\"Infinity\"", true), ("[]", true)],
            ("boolean", _) => [("\"yes\"", true), ("2", true)],
            ("array", _) => [("{}", true), ("\"x\"", true), ("[null]", false), ("[[[[]]]]", true)],
            ("object", _) => [("[]", true), ("\"x\"", true), ("5", true)],
            ("string", "date") => [("\"2026-02-30\"", true), ("\"yesterday\"", true), ("20260101", true), ("\"0001-01-01\"", false), ("\"9999-12-31\"", false)],
            ("string", "uuid") => [("\"xyz\"", true), ("1", true)],
            ("string", _) => [("12.5", true), ("{}", true), ("\"\\u0000\"", false), ($"\"{new string('x', 60_000)}\"", false), ("\"\\ud800\"", false)],
            _ => [],
        };
    }

    private static string? TypeOf(JsonNode schema) => schema["type"] switch
    {
        JsonValue one => (string?)one,
        JsonArray several => several.Select(type => (string?)type).FirstOrDefault(type => type != "null"),
        _ => schema["properties"] is not null ? "object" : null,
    };

    private static bool IsNullable(JsonNode schema) =>
        schema["type"] is JsonArray types && types.Any(type => (string?)type == "null") || schema["anyOf"] is JsonArray any && any.Any(one => (string?)one!["type"] == "null");

    private JsonNode Resolve(JsonNode schema)
    {
        if (schema["anyOf"] is JsonArray any) return Resolve(any.First(one => (string?)one!["type"] != "null")!);
        return (string?)schema["$ref"] is { } reference ? description["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;
    }

    /// <summary>The least that a schema asks for.</summary>
    private JsonNode? Sample(JsonNode schema, int depth)
    {
        var nullable = IsNullable(schema);
        schema = Resolve(schema);
        if (schema["enum"] is JsonArray names) return names[0]!.DeepClone();
        if (nullable || depth > DeepestMember) return null;
        switch (TypeOf(schema), (string?)schema["format"])
        {
            case ("object", _):
                var members = new JsonObject();
                foreach (var name in schema["required"]?.AsArray() ?? []) members[(string)name!] = Sample(schema["properties"]![(string)name!]!, depth + 1);
                return members;
            case ("array", _):
                return new JsonArray();
            case ("integer" or "number", _):
                return JsonValue.Create(1);
            case ("boolean", _):
                return JsonValue.Create(true);
            case (_, "date"):
                return JsonValue.Create("2026-01-31");
            case (_, "uuid"):
                return JsonValue.Create("0199a000-0000-7000-8000-000000000001");
            default:
                return JsonValue.Create((string?)schema["pattern"] is { } pattern && pattern.StartsWith("^[A-Z]", StringComparison.Ordinal) ? "USD" : "1");
        }
    }

    private static string With(JsonNode root, string pointer, string raw)
    {
        var copy = root.DeepClone();
        var (parent, last) = Parent(copy, pointer);
        if (parent is JsonArray list) list[int.Parse(last, CultureInfo.InvariantCulture)] = Raw;
        else parent[last] = Raw;
        return copy.ToJsonString().Replace($"\"{Raw}\"", raw, StringComparison.Ordinal);
    }

    private static string Without(JsonNode root, string pointer)
    {
        var copy = root.DeepClone();
        var (parent, last) = Parent(copy, pointer);
        parent.AsObject().Remove(last);
        return copy.ToJsonString();
    }

    private static (JsonNode Parent, string Last) Parent(JsonNode root, string pointer)
    {
        var segments = pointer.Split('/')[1..];
        var parent = segments[..^1].Aggregate(root, (node, segment) => node is JsonArray list ? list[int.Parse(segment, CultureInfo.InvariantCulture)]! : node[segment]!);
        return (parent, segments[^1]);
    }

    private static string Fill(string path, string id = "0199a000-0000-7000-8000-00000000ffff") => path
        .Replace("{format}", "docx", StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal)
        .Replace("{number}", id.Length == 36 ? "1" : id, StringComparison.Ordinal).Replace("{index}", id.Length == 36 ? "0" : id, StringComparison.Ordinal);
}
