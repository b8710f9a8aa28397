using System.Globalization;

namespace GpuLending.Underwriting.Intake;

/// <summary>Settings that no file can be read by, each named before a row is looked at.</summary>
internal static class SettingsCheck
{
    private const int MostGpusPerNode = 1_000;
    private const decimal HighestRate = 10_000m;

    internal static IEnumerable<IntakeQuestion> Of(IntakeSettings settings, IntakeKind kind)
    {
        if (settings.GpusPerNode is < 1 or > MostGpusPerNode) yield return new IntakeQuestion("gpusPerNode", $"A machine has 1 to {MostGpusPerNode.ToString("#,0", CultureInfo.InvariantCulture)} GPUs.");
        if (Rate(settings) is { } rate) yield return rate;
        if (settings.Country is { } country && (country.Length != 2 || !country.All(char.IsAsciiLetter))) yield return new IntakeQuestion("country", $"'{Short(country)}' is no country: write its two letters (ISO 3166), such as US.");
        foreach (var key in settings.Columns.Keys.Where(key => !IntakeFields.Of(kind).Any(field => field.Key == key) && !key.StartsWith("priceYear", StringComparison.Ordinal)))
            yield return new IntakeQuestion($"columns/{Short(key)}", $"'{Short(key)}' is no field: {string.Join(", ", IntakeFields.Of(kind).Select(field => field.Key))} are.");
    }

    internal static IntakeQuestion? Rate(IntakeSettings settings) => settings.ExchangeRate is <= 0 or > HighestRate
        ? new IntakeQuestion("exchangeRate", $"A rate of {settings.ExchangeRate.Value.ToString(CultureInfo.InvariantCulture)} is not allowed: above 0 and up to {HighestRate.ToString("#,0", CultureInfo.InvariantCulture)}.") : null;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
