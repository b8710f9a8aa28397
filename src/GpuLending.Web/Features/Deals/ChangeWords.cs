using System.Globalization;
using System.Text.Json;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Web.Features.Deals;

/// <summary>Values of a document's differences as a reader writes them.</summary>
public static class ChangeWords
{
    /// <summary>The field in words.</summary>
    public static string Field(string path) => string.Join(" · ", path.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part != "case")
        .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? (index + 1).ToString(CultureInfo.InvariantCulture) : Words(part)));

    /// <summary>A value that is stored as JSON text.</summary>
    public static string Value(string? json)
    {
        if (json is null) return "not there";
        try
        {
            using var document = JsonDocument.Parse(json);
            return Value(document.RootElement);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => FigureFormat.NotProvided,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out var date) ? FigureFormat.Date(date) : value.GetString() is { Length: > 0 } text ? text : "empty",
        JsonValueKind.Number => value.GetDouble().ToString("#,##0.######", CultureInfo.InvariantCulture),
        JsonValueKind.Object when value.TryGetProperty("amount", out var amount) && value.TryGetProperty("currency", out var currency) =>
            $"{currency.GetString()} {(decimal.TryParse(amount.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("#,##0.######", CultureInfo.InvariantCulture) : amount.GetString())}",
        JsonValueKind.Object when value.TryGetProperty("id", out var id) => $"added {id.GetString()}",
        JsonValueKind.Array => $"{value.GetArrayLength().ToString(CultureInfo.InvariantCulture)} entries",
        _ => "changed",
    };

    private static string Words(string part)
    {
        var words = string.Concat(part.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
        return words.Length == 0 ? part : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
