using System.Globalization;
using System.Text.Json.Nodes;

namespace GpuLending.Web.Tests.Api;

/// <summary>What came back.</summary>
public sealed record ApiAnswer(int Status, string ContentType, string Text)
{
    public JsonNode Body => JsonNode.Parse(Text)!;

    public JsonNode Result => Status == 200 ? Body["result"]! : throw new InvalidOperationException($"{Status}: {Text}");

    /// <summary>The messages of a problem at one pointer, joined; empty when there are none.</summary>
    public string ErrorAt(string pointer) => Body["errors"]?[pointer] is JsonArray messages ? string.Join(" ", messages.Select(message => (string?)message)) : "";

    public decimal LoanSize => Amount(Result["sizing"]!["loanSize"]!);

    public JsonNode Limit(string key) => Result["sizing"]!["limits"]!.AsArray().Single(limit => (string?)limit!["key"] == key)!;

    public static decimal Amount(JsonNode money) => decimal.Parse((string)money["amount"]!, CultureInfo.InvariantCulture);
}
