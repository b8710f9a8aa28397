using System.Globalization;
using GpuLending.Underwriting.Market;

namespace GpuLending.Web.Features.Market;

/// <summary>Market data as people read them.</summary>
public static class MarketWords
{
    public const string NotStated = "Not stated";

    public static string Address(string gpu) => $"/market/{Uri.EscapeDataString(gpu)}";

    public static string Whole(int? value) => value?.ToString("#,0", CultureInfo.InvariantCulture) ?? "–";

    public static string Counted(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {one}{(count == 1 ? "" : "s")}");

    public static string Price(decimal price) => price.ToString(price < 1_000 ? "#,0.00##" : "#,0", CultureInfo.InvariantCulture);

    public static string Sentence(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];

    public static string Channel(string segment) => segment.Length > 0 ? segment : NotStated;

    public static string Age(DateOnly? day, DateOnly asOf) => day is { } date ? (asOf.DayNumber - date.DayNumber) switch
    {
        <= 0 => "today",
        1 => "1 day old",
        var days => string.Create(CultureInfo.InvariantCulture, $"{days:#,0} days old"),
    } : "no quote";

    /// <summary>The maker does not say it in a field of its own; the form factor tells.</summary>
    public static string Cooling(CatalogueEntry model) => model.FormFactor is not { Length: > 0 } form ? "–"
        : form.Contains("liquid", StringComparison.OrdinalIgnoreCase) || form.Contains("rack", StringComparison.OrdinalIgnoreCase) || form.Contains("Kyber", StringComparison.Ordinal) ? "Liquid"
        : "Air";
}
