using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Policies;

/// <summary>The terms of a policy outside its grids and its authority matrix, found by looking at its types: a new term appears by itself.</summary>
public static class PolicyFields
{
    private const string Root = "/lending";

    /// <summary>Group of terms that stand in no part of their own.</summary>
    private const string Loose = "Thin price history";

    // Grids have forms of their own; the version is given, not typed.
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal) { "Version", "AdvanceGrid", "MarginGrid" };

    /// <summary>Every term, group by group.</summary>
    public static IReadOnlyList<PolicyField> Of(PolicyDocument document)
    {
        var fields = new List<PolicyField>();
        foreach (var property in Settable(typeof(LendingPolicy)).Where(property => !Elsewhere.Contains(property.Name)))
        {
            var path = $"{Root}/{PolicyFieldWords.Member(property.Name)}";
            var value = property.GetValue(document.Lending);
            if (KindOf(property) is { } kind)
                fields.Add(Leaf(path, Loose, "", property, kind, value));
            else if (value is not null)
                Walk(path, PolicyFieldWords.Of(property.Name), "", value, fields);
        }

        // The bounds come first: they are what most changes are about.
        return [.. fields.OrderBy(field => field.Path.StartsWith(Root + "/exceptionThresholds/", StringComparison.Ordinal) ? 0 : 1)];
    }

    /// <summary>The document with one term changed.</summary>
    /// <exception cref="JsonException">The value is not of the term's type.</exception>
    public static PolicyDocument With(PolicyDocument document, PolicyField field, object? value)
    {
        var root = JsonSerializer.SerializeToNode(document, DealDocumentJson.Options)!;
        var segments = DocumentPath.Segments(field.Path);
        var parent = root;
        foreach (var segment in segments[..^1])
            parent = parent is JsonArray rows ? rows[int.Parse(segment, CultureInfo.InvariantCulture)]! : parent[segment]!;
        if (field.Kind == PolicyFieldKind.Words && value is string text)
            value = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        parent[segments[^1]] = value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), DealDocumentJson.Options);
        return root.Deserialize<PolicyDocument>(DealDocumentJson.Options)!;
    }

    private static void Walk(string path, string group, string row, object part, List<PolicyField> fields)
    {
        foreach (var property in Settable(part.GetType()))
        {
            var below = $"{path}/{PolicyFieldWords.Member(property.Name)}";
            var value = property.GetValue(part);
            if (KindOf(property) is { } kind)
            {
                fields.Add(Leaf(below, group, row, property, kind, value));
            }
            else if (value is IEnumerable<KeyValuePair<string, double>> byKey)
            {
                fields.AddRange(byKey.Select(pair => new PolicyField(
                    DocumentPath.Append(below, pair.Key), group, pair.Key, PolicyFieldWords.Of(property.Name), PolicyFieldWords.Unit(property.Name), PolicyFieldKind.Number, false, pair.Value, property)));
            }
            else if (property.PropertyType.IsEnum || Nullable.GetUnderlyingType(property.PropertyType)?.IsEnum == true)
            {
                // It says what a row is about, and is in the row's name.
            }
            else if (value is IEnumerable rows)
            {
                var at = 0;
                foreach (var item in rows)
                {
                    Walk($"{below}/{at.ToString(CultureInfo.InvariantCulture)}", group, NameOf(item, at), item, fields);
                    at++;
                }
            }
            else if (value is not null)
            {
                Walk(below, group, PolicyFieldWords.Of(property.Name), value, fields);
            }
        }
    }

    private static PolicyField Leaf(string path, string group, string row, PropertyInfo property, PolicyFieldKind kind, object? value)
    {
        var optional = Nullable.GetUnderlyingType(property.PropertyType) is not null;
        var shown = value is IReadOnlyList<string> words ? string.Join(", ", words) : value;
        return new PolicyField(
            path, group, row, PolicyFieldWords.Of(property.Name), kind == PolicyFieldKind.Fraction || PolicyFieldWords.Unit(property.Name) is not { Length: > 0 } unit ? null : unit,
            kind, optional, shown, property);
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null && property.GetIndexParameters().Length == 0);

    private static PolicyFieldKind? KindOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(double) || type == typeof(decimal))
            return PolicyFieldWords.Unit(property.Name) is null ? PolicyFieldKind.Fraction : PolicyFieldKind.Number;
        if (type == typeof(int))
            return PolicyFieldKind.WholeNumber;
        if (type == typeof(bool))
            return PolicyFieldKind.YesNo;
        if (type == typeof(string))
            return PolicyFieldKind.Text;
        return type == typeof(IReadOnlyList<string>) ? PolicyFieldKind.Words : null;
    }

    private static string NameOf(object row, int at) => row switch
    {
        PremiseStep step => step.Premise.DisplayName(),
        StructureWeight weight => StructureWords.Name(weight.Element),
        BuyerPoolLimit { FormFactors.Count: > 0 } limit => string.Join(", ", limit.FormFactors),
        _ => (at + 1).ToString(CultureInfo.InvariantCulture),
    };
}
