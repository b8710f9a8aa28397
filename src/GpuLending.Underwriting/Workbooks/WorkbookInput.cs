using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GpuLending.Engine;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>An input of a workbook and the field of the deal that it is.</summary>
internal static class WorkbookInput
{
    /// <summary>The case with one field as an input cell holds it.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="input">Row of the input; it has a path.</param>
    /// <param name="value">The cell's number; null where the cell is empty.</param>
    /// <exception cref="ArgumentException">The row is no field of the deal.</exception>
    /// <exception cref="JsonException">The number does not fit the field, such as a fraction of a GPU.</exception>
    public static DealCase Put(DealCase dealCase, WorkbookRow input, double? value)
    {
        var path = input.Path ?? throw new ArgumentException($"'{input.Label}' is no field of the deal.", nameof(input));
        var root = JsonSerializer.SerializeToNode(dealCase, DealDocumentJson.Options)!;
        var segments = DocumentPath.Segments(path);
        var at = root;
        foreach (var segment in segments[..^1])
        {
            at = (at is JsonArray list ? list[int.Parse(segment, CultureInfo.InvariantCulture)] : at[segment])
                ?? throw new ArgumentException($"The deal has nothing at {path}.", nameof(input));
        }

        var node = value is { } number ? Node(input.Unit, number, dealCase.Currency) : null;
        if (at is JsonArray items)
            items[int.Parse(segments[^1], CultureInfo.InvariantCulture)] = node;
        else
            at[segments[^1]] = node;
        return root.Deserialize<DealCase>(DealDocumentJson.Options)!;
    }

    private static JsonNode Node(CellUnit unit, double number, Currency currency) => unit switch
    {
        CellUnit.Money or CellUnit.Cents or CellUnit.Price => new JsonObject { ["amount"] = ((decimal)number).ToString(CultureInfo.InvariantCulture), ["currency"] = currency.Code },
        CellUnit.Date => JsonValue.Create(WorkbookLayout.Date(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        CellUnit.Count when Math.Round(number) == number => JsonValue.Create((long)number),
        CellUnit.Flag => JsonValue.Create(number != 0),
        _ => JsonValue.Create(number),
    };
}
