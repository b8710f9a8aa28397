using GpuLending.Engine.Revenue;

namespace GpuLending.Engine.Scenarios;

/// <summary>The scenarios that every deal can be put through, each with its source; those that need something a deal does not have are left out. See
/// docs/methodology/scenario-library.md.</summary>
public static class ScenarioLibrary
{
    /// <summary>Key of the base case.</summary>
    public const string BaseKey = "base";

    private const string Cases = "Cases";
    private const string Rents = "Rent";
    private const string Values = "Value";
    private const string Launches = "New generations";
    private const string Customers = "Customers";
    private const string Running = "Delivery and running";
    private const string Rates = "Rates";
    private const string Events = "Events with a date";

    /// <summary>The cases that are compared when a deal has chosen none: downside and severe beside the base case.</summary>
    public static IReadOnlyList<string> StandardCases { get; } = ["downside", "severe"];

    /// <summary>The library as it applies to a deal.</summary>
    /// <param name="dealCase">The deal.</param>
    /// <param name="snapshot">Catalogue, for launches and events.</param>
    /// <param name="valuationDate">Day after which events are looked for.</param>
    /// <returns>The base case first, then in the order in which they are listed.</returns>
    public static IReadOnlyList<NamedScenario> For(DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentNullException.ThrowIfNull(snapshot);
        // A date that nobody can mean, while it is typed, has no events.
        var events = valuationDate.Year is > 1990 and < 2200 ? EventLibrary.For(dealCase, snapshot, valuationDate) : [];
        List<NamedScenario> singles =
        [
            .. OfRent(dealCase),
            .. OfValue(),
            .. OfLaunches(dealCase, snapshot, events, valuationDate),
            .. OfCustomers(dealCase),
            .. OfRunning(),
            .. events.Select(happening => new NamedScenario
            {
                Key = "event/" + happening.Id,
                Group = Events,
                Source = happening.Source,
                Assumed = happening.Assumed,
                Scenario = new() { Name = happening.Title, Events = [happening] },
            }),
        ];
        return
        [
            new() { Key = BaseKey, Group = Cases, Source = "The deal as it is entered.", Assumed = false, Scenario = Scenario.Base },
            Together("downside", "Downside", singles, ["rent-30", "value-30", "delay-6", "rate-100", "cost-10"]),
            Together("severe", "Severe", singles, ["rent-50", "value-50", "default-12", "delay-6", "power-50", "rate-300"]),
            .. singles,
        ];
    }

    /// <summary>The library and a deal's own scenarios, resolved: own ones after the library, in their order. An own scenario whose part does not exist is left out.</summary>
    /// <param name="dealCase">The deal.</param>
    /// <param name="plan">Its own scenarios.</param>
    /// <param name="snapshot">Catalogue, for launches and events.</param>
    /// <param name="valuationDate">Day after which events are looked for.</param>
    /// <returns>Scenarios by key, in order of listing.</returns>
    public static IReadOnlyList<NamedScenario> For(DealCase dealCase, StressPlan plan, MarketSnapshot snapshot, DateOnly valuationDate)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var all = For(dealCase, snapshot, valuationDate).ToList();
        foreach (var own in plan.Own)
        {
            var parts = own.Parts.Select(key => all.Find(known => known.Key == key)).ToArray();
            if (Array.Exists(parts, part => part is null) || all.Exists(known => known.Key == own.Id))
                continue;
            all.Add(new NamedScenario
            {
                Key = own.Id,
                Group = "This deal's own",
                Source = own.Source,
                Assumed = true,
                Scenario = ScenarioSum.Of(own.Name, [.. parts.Select(part => part!.Scenario), own.Changes]),
            });
        }

        return all;
    }

    private static NamedScenario Together(string key, string name, List<NamedScenario> singles, string[] parts)
    {
        var found = parts.Select(part => singles.Find(single => single.Key == part)).OfType<NamedScenario>().ToArray();
        return new NamedScenario
        {
            Key = key,
            Group = Cases,
            Source = "Assumed, together: " + string.Join("; ", found.Select(part => char.ToLowerInvariant(part.Name[0]) + part.Name[1..])) + ".",
            Scenario = ScenarioSum.Of(name, found.Select(part => part.Scenario)),
        };
    }

    private static IEnumerable<NamedScenario> OfRent(DealCase dealCase)
    {
        yield return Single("rent-30", Rents, "Merchant rent down 30 %", new() { RentFactor = 0.7 },
            "Spot of an H100 at Google Cloud us-central1 fell 22 % in two months to July 2024 and 43 % in five to October 2024 (shipped quotes).");
        yield return Single("rent-50", Rents, "Merchant rent down 50 %", new() { RentFactor = 0.5 },
            "AWS cut H100 on demand by 44 % in one step in June 2025 (compux.net/docs/guides/gpu-pricing-trends-2026).");
        var record = RecordedRents.H100Spot;
        yield return new NamedScenario
        {
            Key = "rent-h100",
            Group = Rents,
            Assumed = false,
            Source = "Spot of an H100 at Google Cloud us-central1, month by month from 30 May 2024 (7.80 USD) to 27 November 2025 (2.55 USD): down 67 % in 18 months; "
                + "github.com/Cyclenerd/google-cloud-pricing-cost-calculator, Apache-2.0, in the shipped quotes. Above 8 USD in 2023, 1.70 USD in October 2025 elsewhere (latent.space/p/gpu-bubble; "
                + "compux.net/docs/guides/gpu-pricing-trends-2026). It rose again to 6.33 USD by July 2026: no rise is credited.",
            Scenario = new() { Name = "Rent falls as the H100's did, 2023 to 2025", RentPath = RecordedRents.Beyond(record, dealCase.Merchant.DeclinePerAnnum) },
        };
        yield return Single("glut", Rents, "Glut: rent down 50 %, utilisation down 30 %", new() { RentFactor = 0.5, UtilisationFactor = 0.7 },
            "Assumed: GPUs ordered for more demand than comes, let at half the rent and less of the time.");
    }

    private static IEnumerable<NamedScenario> OfValue()
    {
        yield return Single("value-30", Values, "Collateral value down 30 %", new() { ValueFactor = 0.7 },
            "An H100 in new eight-GPU systems went from 41,198 USD (11 December 2023) to 28,750 USD (3 March 2025), 30 % less (shipped quotes, Epoch AI, CC-BY-4.0).");
        yield return Single("value-50", Values, "Collateral value down 50 %, as the A100 PCIe's", new() { ValueFactor = 0.5 },
            "Used A100 clear at 4,000 to 18,000 USD by form and condition (computeforecast.com/long-reads/secondary-market-ai-hardware-gpu-economy-neocloud-economics) against 12,500 to 15,000 new for the "
            + "PCIe part (shipped quotes). Taken at once, from closing on.");
        yield return Single("launch-loss", Values, "Each launch costs twice as much value", new() { LaunchLossFactor = 2 },
            "Assumed; acts on curves that step when a successor ships.");
    }

    private static IEnumerable<NamedScenario> OfLaunches(DealCase dealCase, MarketSnapshot snapshot, IReadOnlyList<MarketEvent> events, DateOnly valuationDate)
    {
        MarketEvent[] early = [.. events.Where(happening => happening.Kind == MarketEventKind.EarlyLaunch)];
        if (early.Length > 0)
        {
            yield return Single("successor-early", Launches, $"Successors ship {EventLibrary.EarlyByMonths} months early", new() { Events = early },
                string.Join(" ", early.Select(happening => happening.Title + ".")) + " " + early[0].Source);
        }

        var yearly = valuationDate.Year is > 1990 and < 2200 ? EventLibrary.YearlyLaunches(dealCase, snapshot, valuationDate) : [];
        if (yearly.Count > 0)
        {
            yield return Single("cadence", Launches, "A new generation every year", new() { Events = yearly },
                "NVIDIA has said that it ships a new data-centre generation every year (blogs.nvidia.com/blog/computex-2024-jensen-huang, 2 June 2024). "
                + "Step of 27 % a launch: best fit of seven years of T4 prices; rent 10 % assumed. A launch of the catalogue in the same year is not counted twice.");
        }
    }

    private static IEnumerable<NamedScenario> OfCustomers(DealCase dealCase)
    {
        if (LargestCustomer(dealCase) is not { } largest)
            yield break;
        int[] lettings = [3, 12];
        foreach (var months in lettings)
        {
            yield return new NamedScenario
            {
                Key = months == 3 ? "default-12" : "default-12-relet-12",
                Group = Customers,
                Source = $"Assumed: {largest.Customer} pays nothing from month 12 on; its GPUs stand empty for {months} months and are then let on the deal's own merchant terms. "
                    + "Largest by fees over all its contracts.",
                Scenario = new()
                {
                    Name = $"Largest customer defaults in month 12, {months} months to re-let",
                    Defaults = [.. largest.Contracts.Select(id => new CustomerDefault { ContractId = id, FromMonth = 12, MonthsToRelet = months })],
                },
            };
        }
    }

    private static IEnumerable<NamedScenario> OfRunning()
    {
        yield return Single("delay-6", Running, "Delivery 6 months late", new() { DelayMonths = 6 }, "Assumed. Contract ends and the loan's dates stay.");
        yield return Single("delay-12", Running, "Delivery 12 months late", new() { DelayMonths = 12 }, "Assumed. Contract ends and the loan's dates stay.");
        yield return Single("power-50", Running, "Power price up 50 %", new() { PowerFactor = 1.5 }, "Assumed; fixed power is not touched.");
        yield return Single("cost-10", Running, "Other costs up 10 %", new() { CostFactor = 1.1 }, "Assumed.");
        yield return Single("service", Running, "Service fails: availability down 5 %", new() { AvailabilityFactor = 0.95 },
            "Assumed: about 36 hours a month out of service. Credits follow each contract's own ladder; without one the hours missed are not paid.");
        yield return Single("rate-100", Rates, "Base rate up 100 bp", new() { RateShift = 0.01 }, "Assumed.");
        yield return Single("rate-300", Rates, "Base rate up 300 bp", new() { RateShift = 0.03 },
            "Assumed; the target range of the federal funds rate rose by 525 bp from March 2022 to July 2023 (federalreserve.gov/monetarypolicy/openmarket.htm).");
    }

    private static NamedScenario Single(string key, string group, string name, Scenario scenario, string source) =>
        new() { Key = key, Group = group, Source = source, Scenario = scenario with { Name = name } };

    /// <summary>Who pays most over the contracts' lives, and all its contracts; null without contracts.</summary>
    private static (string Customer, string[] Contracts)? LargestCustomer(DealCase dealCase)
    {
        var customers = dealCase.Contracts
            .Where(contract => contract.End > contract.Start && contract.Id.Length > 0)
            .GroupBy(contract => contract.Customer.Length > 0 ? contract.Customer : contract.Id, StringComparer.Ordinal)
            .Select(group => (group.Key, Fees: group.Sum(Fees), Contracts: group.Select(contract => contract.Id).ToArray()))
            .ToArray();
        if (customers.Length == 0)
            return null;
        var largest = customers.MaxBy(customer => customer.Fees);
        return (largest.Key, largest.Contracts);

        static double Fees(OfftakeContract contract) =>
            (double)contract.Gpus * (contract.End.DayNumber - contract.Start.DayNumber) * (double)(contract.PricePerGpuHour?.Amount ?? 0m);
    }
}
