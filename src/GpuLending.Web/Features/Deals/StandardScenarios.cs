using GpuLending.Engine;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Web.Features.Deals;

/// <summary>The scenarios every desk offers.</summary>
public static class StandardScenarios
{
    private static readonly (string Key, Scenario Scenario)[] Fixed =
    [
        ("base", Scenario.Base),
        ("rent-30", new Scenario { Name = "Merchant rent down 30 %", RentFactor = 0.7 }),
        ("value-50", new Scenario { Name = "Collateral value down 50 %", ValueFactor = 0.5 }),
        ("rate-300", new Scenario { Name = "Base rate up 300 bp", RateShift = 0.03 }),
        ("delay-6", new Scenario { Name = "Delivery 6 months late", DelayMonths = 6 }),
        ("power-50", new Scenario { Name = "Power price up 50 %", PowerFactor = 1.5 }),
    ];

    /// <summary>Scenarios by the key that the address bar names; the last one needs a contract.</summary>
    public static IReadOnlyList<(string Key, Scenario Scenario)> For(DealCase deal)
    {
        var largest = deal.Contracts
            .Where(contract => contract.End > contract.Start)
            .MaxBy(contract => contract.Gpus * (contract.End.DayNumber - contract.Start.DayNumber) * (contract.PricePerGpuHour?.Amount ?? 0m));
        return largest is null
            ? Fixed
            : [.. Fixed, ("default-12", new Scenario
            {
                Name = "Largest customer defaults in month 12",
                Defaults = [new CustomerDefault { ContractId = largest.Id, FromMonth = 12 }],
            })];
    }

    public static Scenario Find(DealCase deal, string? key) =>
        For(deal).FirstOrDefault(entry => entry.Key == key).Scenario ?? Scenario.Base;
}
