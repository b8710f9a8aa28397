using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Curves lenders and operators are known to use.</summary>
public static class CurvePresets
{
    /// <summary>All presets, in the order of the screen.</summary>
    public static ImmutableArray<CurvePreset> All { get; } =
    [
        StraightLine("sl-3", 3, "Bit Digital's accounting life; the short end of Moody's three to five years (February 2026)."),
        StraightLine("sl-4", 4, "Nebius's accounting life."),
        StraightLine("sl-5", 5, "Lambda's accounting life; Amazon's for part of its servers from 1 January 2025."),
        StraightLine("sl-5.5", 5.5, "Meta's accounting life from 2025."),
        StraightLine("sl-6", 6, "CoreWeave, Alphabet, Microsoft and Oracle; the debt test of CoreWeave's DDTL 2.0 and 5.0 credit agreements."),
        new(
            "exponential-20.63",
            new CurveChoice
            {
                Kind = "exponential",
                Parameters = new Dictionary<string, double> { ["decayPerYear"] = Math.Log(2) / 3 },
                Label = "Exponential, 20.63 % a year",
            },
            "Fitted to one H100 server: 300,000 US dollars in 2023, 150,000 in 2026, exactly three years.",
            false),
        new(
            "generation-step",
            new CurveChoice
            {
                Kind = "generation-step",
                Parameters = new Dictionary<string, double> { ["driftPerYear"] = 0.187, ["stepFraction"] = 0.27 },
                Label = "Generation step, 27 % a successor",
            },
            "Drift 0.187 a year and 27 % a generation; successors from the GPU catalogue. Assumed until recalibrated to the lender's own quotes.",
            true),
    ];

    /// <summary>The preset with an id.</summary>
    /// <param name="id">The id, such as "sl-6".</param>
    /// <returns>The preset.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static CurvePreset Find(string id) => All.FirstOrDefault(preset => preset.Id == id)
        ?? throw new ArgumentException($"'{id}' is not a curve preset; known are {string.Join(", ", All.Select(preset => preset.Id))}.", nameof(id));

    private static CurvePreset StraightLine(string id, double years, string source) => new(
        id,
        new CurveChoice
        {
            Kind = "straight-line",
            Parameters = new Dictionary<string, double> { ["lifeYears"] = years },
            Label = FormattableString.Invariant($"Straight line, {years} years"),
        },
        source,
        false);
}
