using System.Collections.Immutable;
using System.Globalization;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Depreciation;

/// <summary>Finds the parts of the catalogue that replace a GPU, by the day each ships.</summary>
internal static class ReplacementParts
{
    private const int MostNamed = 3;

    /// <summary>Launches in order of date, from the one that is newest on the in-service date on.</summary>
    /// <exception cref="ArgumentException">The named part is unknown or cannot be compared, or no part can.</exception>
    public static ImmutableArray<ReplacementLaunch> Of(
        CurveContext context, Workload workload, bool anyMaker, string against, double enteredPrice, List<string> remarks)
    {
        var old = context.Model!;
        var candidates = against.Length > 0 ? [Named(against, old, context)] : Newer(old, context, anyMaker);
        var parts = new List<(double Age, ReplacementPart Part)>();
        var lacking = new List<string>();
        foreach (var model in candidates)
        {
            var price = enteredPrice > 0 ? enteredPrice : model.PriceUsd;
            if (WorkRatio.Of(old, model, workload) is not { } work || price is not > 0)
            {
                lacking.Add(model.Key);
                continue;
            }

            // A part that does less is no replacement, unless somebody named it.
            if (work.Ratio <= 1 || against.Length > 0)
                parts.Add((Age(model, context), new ReplacementPart(model, price.Value, work)));
        }

        if (lacking.Count > 0)
            remarks.Add($"Not compared, for want of a price or a rate of work: {string.Join(", ", lacking.Take(MostNamed))}{(lacking.Count > MostNamed ? $" and {lacking.Count - MostNamed} more" : "")}.");
        if (parts.Count == 0)
            throw new ArgumentException($"The catalogue has no newer part with a price and a rate of work that replaces {old.Key}: name one under 'against', or choose another curve.");

        var launches = parts.GroupBy(part => part.Age).OrderBy(group => group.Key)
            .Select(group => new ReplacementLaunch(group.Key, [.. group.Select(part => part.Part)])).ToList();
        while (launches.Count > 1 && launches[1].AgeYears <= 0)
            launches.RemoveAt(0);
        foreach (var launch in launches.Take(MostNamed))
            remarks.Add(Words(launch));
        return [.. launches];
    }

    private static GpuModel Named(string against, GpuModel old, CurveContext context)
    {
        if (!context.Snapshot.Models.TryGetValue(against, out var model))
            throw new ArgumentException($"The catalogue has no GPU model '{against}' to replace {old.Key} with: name one by its key, or leave against empty.", nameof(against));
        return Shipped(model) is not null ? model : throw new ArgumentException($"The catalogue does not say when {against} ships: name another, or leave against empty.", nameof(against));
    }

    private static IEnumerable<GpuModel> Newer(GpuModel old, CurveContext context, bool anyMaker) => context.Snapshot.Models.Values
        .Where(model => model.Key != old.Key
            && (anyMaker || model.Vendor.Equals(old.Vendor, StringComparison.OrdinalIgnoreCase))
            && Shipped(model) is { } shipped && (Shipped(old) is not { } own || shipped > own)
            && Fits(old, model)
            && (old.MemoryGigabytes is null || model.MemoryGigabytes is null || model.MemoryGigabytes >= old.MemoryGigabytes))
        .OrderBy(model => model.Key, StringComparer.Ordinal);

    /// <summary>A GPU for the desk replaces none of a data centre, and a card none of a baseboard.</summary>
    private static bool Fits(GpuModel old, GpuModel replacement) =>
        IsForDesks(old) == IsForDesks(replacement) && (IsCard(old) || !IsCard(replacement));

    private static bool IsCard(GpuModel model) => model.FormFactor.StartsWith("PCIe", StringComparison.OrdinalIgnoreCase);

    private static bool IsForDesks(GpuModel model) =>
        model.FormFactor.Contains("consumer", StringComparison.OrdinalIgnoreCase) || model.FormFactor.Contains("workstation", StringComparison.OrdinalIgnoreCase);

    private static DateOnly? Shipped(GpuModel model) => model.GeneralAvailability ?? model.PlannedAvailability;

    private static double Age(GpuModel model, CurveContext context)
    {
        var shipped = Shipped(model)!.Value;
        return shipped <= context.InServiceDate
            ? -MonthArithmetic.YearsBetween(shipped, context.InServiceDate)
            : Math.Max(0, MonthArithmetic.YearsBetween(context.InServiceDate, shipped) - context.LaunchesEarlierYears);
    }

    private static string Words(ReplacementLaunch launch)
    {
        var when = launch.AgeYears <= 0 ? "On the in-service date" : string.Create(CultureInfo.InvariantCulture, $"From an age of {launch.AgeYears:0.0} years");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{when} it is held against {string.Join(" and ", launch.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Model.Key} at {part.Price:#,0} US dollars ({part.Work.Measure} {part.Work.Ratio:0.000} of it)")))}.");
    }
}
