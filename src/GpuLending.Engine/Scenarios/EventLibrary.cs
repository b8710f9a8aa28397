using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Scenarios;

/// <summary>Adverse events that a fleet faces, dated from the catalogue: launches of successors, on time and early, export rules, a refresh wave of the hyperscalers, and
/// price cuts of the makers. Effects are assumed and say so. See docs/methodology/events-and-residual-band.md.</summary>
public static class EventLibrary
{
    /// <summary>Part of the value lost when a successor ships: the step that fits seven years of T4 prices best, beside a drift of 17 % a year.</summary>
    public const double LaunchStep = 0.27;

    /// <summary>Months by which an early launch comes early. Assumed.</summary>
    public const int EarlyByMonths = 6;

    /// <summary>Total processing performance, dense TOPS times bit length, from which the United States control a part as ECCN 4A090.a.</summary>
    public const double ControlledPerformance = 4_800;

    private const int LongestCadenceMonths = 240;

    // Countries that the rule of 13 January 2025 (90 FR 4544, withdrawn in May 2025) treated like the United States.
    private static readonly HashSet<string> Unrestricted =
        ["US", "AU", "BE", "CA", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT", "JP", "KR", "NL", "NO", "NZ", "SE", "TW"];

    /// <summary>The events that can hit a case's lots after a day, in order of date.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="snapshot">Catalogue.</param>
    /// <param name="valuationDate">Day after which events are looked for.</param>
    /// <returns>Events, each of which hits at least one lot.</returns>
    public static IReadOnlyList<MarketEvent> For(DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentNullException.ThrowIfNull(snapshot);
        var models = dealCase.Lots.Select(lot => lot.GpuModel).Distinct(StringComparer.Ordinal)
            .Where(snapshot.Models.ContainsKey).Select(key => snapshot.Models[key]).ToList();
        IEnumerable<MarketEvent> all =
        [
            .. Launches(models, snapshot, valuationDate),
            .. ExportRules(dealCase, models, valuationDate),
            .. RefreshWaves(models, valuationDate),
            .. PriceCuts(models, valuationDate),
        ];
        return [.. all.Where(happening => dealCase.Lots.Any(lot => EventEffect.Hits(happening, lot, snapshot)))
            .OrderBy(happening => happening.Date).ThenBy(happening => happening.Id, StringComparer.Ordinal)];
    }

    /// <summary>Launches a year apart after the newest part on sale that competes with a case's lots, until the longest draw is due: the yearly cadence. Where the catalogue has a launch within six
    /// months of one, that launch is moved and curves that know it are not hit again after its own day.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="snapshot">Catalogue.</param>
    /// <param name="valuationDate">Day after which launches are looked for.</param>
    /// <returns>Events in order of date; empty when the catalogue has no date of launch for any model.</returns>
    public static IReadOnlyList<MarketEvent> YearlyLaunches(DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentNullException.ThrowIfNull(snapshot);
        var models = dealCase.Lots.Select(lot => lot.GpuModel).Distinct(StringComparer.Ordinal)
            .Where(snapshot.Models.ContainsKey).Select(key => snapshot.Models[key]).ToList();
        var catalogue = models.SelectMany(model => Successors(model, snapshot)).Select(successor => successor.GeneralAvailability ?? successor.PlannedAvailability!.Value).ToList();
        var newest = catalogue.Concat(models.Select(model => model.GeneralAvailability ?? default)).Where(day => day <= valuationDate).DefaultIfEmpty().Max();
        if (newest == default || dealCase.Facility.TenorMonths is <= 0 or > LongestCadenceMonths)
            return [];
        var until = valuationDate.AddMonths(dealCase.Facility.TenorMonths);
        var launches = new List<MarketEvent>();
        for (var day = newest.AddYears(1); day <= until; day = day.AddYears(1))
        {
            if (day <= valuationDate)
                continue;
            var near = catalogue.Where(known => Math.Abs(known.DayNumber - day.DayNumber) <= 183).ToArray();
            launches.Add(new MarketEvent
            {
                Id = "cadence/" + Amounts.Day(day),
                Title = $"A new generation ships on {Amounts.Day(day)}",
                Kind = MarketEventKind.EarlyLaunch,
                Date = day,
                KnownToCurvesFrom = near.Length > 0 && near.Min() > day ? near.Min() : near.Length > 0 ? day : null,
                Models = [.. models.Select(model => model.Key)],
                ValueFactor = 1 - LaunchStep,
                RentFactor = 0.90,
                Source = "Assumed: a launch a year. Step of 27 %: best fit of seven years of T4 prices; rent 10 % assumed.",
                Assumed = true,
            });
        }

        return launches;
    }

    private static IEnumerable<MarketEvent> Launches(List<GpuModel> models, MarketSnapshot snapshot, DateOnly valuationDate)
    {
        var launches = models
            .SelectMany(model => Successors(model, snapshot).Select(successor => (Model: model.Key, Successor: successor)))
            .GroupBy(pair => pair.Successor.Key, StringComparer.Ordinal);
        foreach (var launch in launches)
        {
            var successor = launch.First().Successor;
            var ships = (successor.GeneralAvailability ?? successor.PlannedAvailability)!.Value;
            if (ships <= valuationDate)
                continue;
            string[] hit = [.. launch.Select(pair => pair.Model)];
            var planned = successor.GeneralAvailability is null;
            var source = $"Catalogue: {successor.DisplayName} {(planned ? "planned for" : "available from")} {Amounts.Day(ships)}. Step of 27 %: best fit of seven years of T4 prices; rent 10 % assumed.";
            yield return new MarketEvent
            {
                Id = "launch/" + successor.Key,
                Title = $"{successor.DisplayName} ships on schedule",
                Kind = MarketEventKind.SuccessorLaunch,
                Date = ships,
                KnownToCurvesFrom = ships,
                Models = hit,
                ValueFactor = 1 - LaunchStep,
                RentFactor = 0.90,
                Source = source,
                Assumed = planned,
            };
            if (!planned)
                continue;
            var early = ships.AddMonths(-EarlyByMonths);
            if (early <= valuationDate)
                early = valuationDate.AddDays(1);
            yield return new MarketEvent
            {
                Id = "early/" + successor.Key,
                Title = $"{successor.DisplayName} ships early, on {Amounts.Day(early)}",
                Kind = MarketEventKind.EarlyLaunch,
                Date = early,
                KnownToCurvesFrom = ships,
                Models = hit,
                ValueFactor = 1 - LaunchStep,
                RentFactor = 0.90,
                Source = $"Assumed: up to {EarlyByMonths} months before the plan. " + source,
                Assumed = true,
            };
        }
    }

    private static IEnumerable<GpuModel> Successors(GpuModel model, MarketSnapshot snapshot)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { model.Key };
        var next = model.Successor;
        while (next is not null && seen.Add(next) && snapshot.Models.TryGetValue(next, out var successor)
            && (successor.GeneralAvailability ?? successor.PlannedAvailability) is not null)
        {
            yield return successor;
            next = successor.Successor;
        }
    }

    private static IEnumerable<MarketEvent> ExportRules(DealCase dealCase, List<GpuModel> models, DateOnly valuationDate)
    {
        string[] controlled = [.. models.Where(model => model.DenseFp16Teraflops * 16 >= ControlledPerformance).Select(model => model.Key)];
        if (controlled.Length == 0)
            yield break;
        const string source = "ECCN 4A090.a, 15 CFR 774: total processing performance of 4,800 or more. Date and effect assumed.";
        yield return new MarketEvent
        {
            Id = "export/sales-abroad",
            Title = "An export rule closes markets abroad to used parts of this class",
            Kind = MarketEventKind.ExportRule,
            Date = valuationDate.AddMonths(6),
            Models = controlled,
            ValueFactor = 0.88,
            RentFactor = 1,
            Source = source,
            Assumed = true,
        };
        string[] countries = [.. dealCase.Lots.Select(lot => lot.Country).Where(country => !Unrestricted.Contains(country)).Distinct(StringComparer.Ordinal)];
        if (countries.Length > 0)
        {
            yield return new MarketEvent
            {
                Id = "export/site-country",
                Title = $"An export rule reaches fleets standing in {string.Join(", ", countries)}",
                Kind = MarketEventKind.ExportRule,
                Date = valuationDate.AddMonths(6),
                Models = controlled,
                Countries = countries,
                ValueFactor = 0.65,
                RentFactor = 0.90,
                Source = source + " Countries: all but those that the rule of 13 January 2025 (90 FR 4544, withdrawn) treated like the United States.",
                Assumed = true,
            };
        }
    }

    private static IEnumerable<MarketEvent> RefreshWaves(List<GpuModel> models, DateOnly valuationDate)
    {
        foreach (var generation in models.Where(model => model.GeneralAvailability is not null && model.Architecture.Length > 0).GroupBy(model => (model.Vendor, model.Architecture)))
        {
            // Five years after the generation's first part: Amazon's life for servers since January 2025; the others book up to six.
            var wave = generation.Min(model => model.GeneralAvailability!.Value).AddYears(5);
            var from = wave > valuationDate ? wave : valuationDate.AddMonths(3);
            yield return new MarketEvent
            {
                Id = $"refresh/{generation.Key.Vendor}-{generation.Key.Architecture}",
                Title = $"Hyperscalers retire {generation.Key.Architecture} together",
                Kind = MarketEventKind.RefreshWave,
                Date = from,
                Until = from.AddMonths(12),
                Vendors = [generation.Key.Vendor],
                Architectures = [generation.Key.Architecture],
                ValueFactor = 0.75,
                RentFactor = 0.90,
                Source = "Five years after the generation's first part, the shortest life that a hyperscaler books (Amazon, from January 2025). Effect assumed.",
                Assumed = true,
            };
        }
    }

    private static IEnumerable<MarketEvent> PriceCuts(List<GpuModel> models, DateOnly valuationDate) => models
        .Where(model => model.Vendor.Length > 0)
        .Select(model => model.Vendor).Distinct(StringComparer.Ordinal)
        .Select(vendor => new MarketEvent
        {
            Id = "price-cut/" + vendor,
            Title = $"{vendor} cuts its list prices by a fifth",
            Kind = MarketEventKind.VendorPriceCut,
            Date = valuationDate.AddMonths(12),
            Vendors = [vendor],
            ValueFactor = 0.85,
            RentFactor = 0.95,
            Source = "Assumed: a fifth off new parts takes 15 % off used ones, which also carry power and space.",
            Assumed = true,
        });
}
