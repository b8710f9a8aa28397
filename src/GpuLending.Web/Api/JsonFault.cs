using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace GpuLending.Web.Api;

/// <summary>Turns what the serializer throws into a place and a sentence for the person who wrote the JSON.</summary>
internal static partial class JsonFault
{
    private const string DocumentMember = "/document";
    private const int LongestQuote = 40;

    /// <summary>The pointer, from the document down, and the message.</summary>
    public static (string Pointer, string Message) Explain(JsonException fault, ReadOnlyMemory<byte> body, Type root)
    {
        var segments = Segments(fault.Path ?? "$");
        while (fault.InnerException is JsonException { Path: not null } below)
        {
            segments.AddRange(Segments(below.Path));
            fault = below;
        }

        if (MissingMembers().Match(fault.Message) is { Success: true } missing)
            return (Pointer([.. segments, missing.Groups[1].Value]), "This member is missing.");
        if (UnknownMember().Match(fault.Message) is { Success: true } unknown)
        {
            var name = unknown.Groups[1].Value;
            IReadOnlyList<string> parent = segments.Count > 0 && segments[^1] == name ? [.. segments.Take(segments.Count - 1)] : segments;
            return (Pointer([.. parent, name]), $"Unknown member '{Cut(name)}'. Members here are {Members(TypeAt(root, parent))}.");
        }

        if (fault.InnerException is JsonException)
            return (Pointer(segments), $"The JSON is malformed at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: {Sentence(fault.InnerException.Message)}");
        if (fault.Message.Contains("doesn't allow", StringComparison.Ordinal) || fault.Message.Contains("null", StringComparison.Ordinal))
            return (Pointer(segments), "null is not allowed here: give a value, or leave the member out.");
        if (fault.Message.StartsWith("Duplicate", StringComparison.Ordinal))
            return (Pointer(segments), "This member is given twice.");
        if (!fault.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
            return (Pointer(segments), Sentence(fault.Message));
        return (Pointer(segments), $"{Quote(body, segments)} does not fit: {Expected(TypeAt(root, segments))}.");
    }

    /// <summary>Where a list has null for an item, or a dictionary for a value, though its type has no place for it; null when nowhere.</summary>
    public static string? NullItem(ReadOnlyMemory<byte> body, Type root)
    {
        using var document = JsonDocument.Parse(body);
        return NullItem(document.RootElement, root, []) is { } segments ? Pointer(segments) : null;
    }

    private static IReadOnlyList<string>? NullItem(JsonElement element, Type? type, IReadOnlyList<string> segments)
    {
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type is null || type == typeof(string)) return null;
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                var item = type.IsArray ? type.GetElementType() : type.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;
                return Below(element.EnumerateArray().Select((value, at) => (at.ToString(System.Globalization.CultureInfo.InvariantCulture), value)), item);
            case JsonValueKind.Object when IsDictionary(type):
                return Below(element.EnumerateObject().Select(member => (member.Name, member.Value)), type.GetGenericArguments()[1]);
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && NullItem(member.Value, Member(type, member.Name)?.PropertyType, [.. segments, member.Name]) is { } found) return found;
                }

                return null;
            default:
                return null;
        }

        IReadOnlyList<string>? Below(IEnumerable<(string Name, JsonElement Value)> items, Type? itemType)
        {
            foreach (var (name, value) in items)
            {
                if (value.ValueKind == JsonValueKind.Null && itemType is { IsValueType: false }) return [.. segments, name];
                if (value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && NullItem(value, itemType, [.. segments, name]) is { } found) return found;
            }

            return null;
        }
    }

    private static string Expected(Type? type)
    {
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            null => "another type is expected here",
            _ when type == typeof(int) || type == typeof(long) => "enter a whole number of at most 2,147,483,647",
            _ when type == typeof(double) || type == typeof(decimal) => "enter a number without quotes; a ratio is a fraction, such as 0.65",
            _ when type == typeof(DateOnly) => "enter a date as \"2027-01-31\"",
            _ when type == typeof(bool) => "enter true or false",
            _ when type == typeof(string) => "enter a text in quotes",
            { IsEnum: true } => "enter one of " + string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)),
            _ when typeof(System.Collections.IEnumerable).IsAssignableFrom(type) && !IsDictionary(type) => "enter a list in square brackets",
            _ => "enter an object in curly brackets",
        };
    }

    private static Type? TypeAt(Type root, IReadOnlyList<string> segments)
    {
        var type = root;
        foreach (var segment in segments)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (IsDictionary(type)) type = type.GetGenericArguments()[1];
            else if (type.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(type)) type = type.GetGenericArguments()[0];
            else if (Member(type, segment) is { } member) type = member.PropertyType;
            else return null;
        }

        return type;
    }

    private static JsonPropertyInfo? Member(Type type, string name) =>
        ApiJson.Options.GetTypeInfo(type).Properties.FirstOrDefault(property => property.Name == name);

    private static string Members(Type? type) => type is null ? "unknown" : string.Join(", ", ApiJson.Options.GetTypeInfo(type).Properties.Select(property => property.Name));

    private static bool IsDictionary(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);

    private static string Quote(ReadOnlyMemory<byte> body, IReadOnlyList<string> segments)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var element = document.RootElement;
            foreach (var segment in segments)
                element = element.ValueKind == JsonValueKind.Array ? element[int.Parse(segment, System.Globalization.CultureInfo.InvariantCulture)] : element.GetProperty(segment);
            return Cut(element.GetRawText());
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return "The value";
        }
    }

    private static List<string> Segments(string path) => [.. PathSegments().Matches(path).Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value)];

    private static string Pointer(IReadOnlyList<string> segments)
    {
        var pointer = string.Concat(segments.Select(segment => "/" + Cut(segment).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
        return pointer.StartsWith(DocumentMember + "/", StringComparison.Ordinal) ? pointer[DocumentMember.Length..] : pointer;
    }

    private static string Sentence(string message) => Cut(message.Split(" Path: ", 2)[0].Split(" LineNumber: ", 2)[0], 300);

    private static string Cut(string text, int longest = LongestQuote) => text.Length <= longest ? text : text[..longest] + "...";

    [GeneratedRegex(@"including: '([^']+)'")]
    private static partial Regex MissingMembers();

    [GeneratedRegex("The JSON property '(.+)' could not be mapped")]
    private static partial Regex UnknownMember();

    [GeneratedRegex(@"\.([^.\[\]']+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]")]
    private static partial Regex PathSegments();
}
