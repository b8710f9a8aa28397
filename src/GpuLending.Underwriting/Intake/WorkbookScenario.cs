using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Underwriting.Intake;

/// <summary>Changed inputs as a scenario. A scenario moves prices and use by factors on the loan of the base case; what it cannot move exactly is no scenario.</summary>
internal static class WorkbookScenario
{
    internal static (OwnScenario? Scenario, string? WhyNot) Of(DealCase before, DealCase after, IReadOnlyList<WorkbookChange> changes, string source, IReadOnlyList<OwnScenario> own)
    {
        if (changes.Count == 0) return (null, null);
        if (own.Count >= StressPlan.MostOwn) return (null, $"The deal has {StressPlan.MostOwn} scenarios of its own, which is as many as are kept.");
        var scenario = new Scenario { Name = $"Workbook {source}" };
        foreach (var change in changes)
        {
            switch (change.Path)
            {
                case "/merchant/pricePerGpuHour" when Factor(before.Merchant.PricePerGpuHour, after.Merchant.PricePerGpuHour) is { } factor:
                    scenario = scenario with { RentFactor = factor };
                    break;
                case "/merchant/utilisation" when before.Merchant.Utilisation > 0:
                    scenario = scenario with { UtilisationFactor = after.Merchant.Utilisation / before.Merchant.Utilisation };
                    break;
                case "/costs/power/pricePerKilowattHour" when before.Costs.Power is { PriceSteps.Count: 0, HedgedShare: 0 } && Factor(before.Costs.Power.PricePerKilowattHour, after.Costs.Power.PricePerKilowattHour) is { } factor:
                    scenario = scenario with { PowerFactor = factor };
                    break;
                default:
                    return (null, $"'{change.Field}' cannot be said by a scenario, which moves merchant rent, merchant utilisation and the price of power: take the changes into the draft.");
            }
        }

        var taken = own.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains(string.Create(CultureInfo.InvariantCulture, $"workbook-{number}"))) number++;
        return (new OwnScenario { Id = string.Create(CultureInfo.InvariantCulture, $"workbook-{number}"), Name = scenario.Name, Source = $"Read from {source}", Changes = scenario }, null);
    }

    private static double? Factor(Money? before, Money? after) => before is { Amount: > 0 } was && after is { } now ? (double)(now.Amount / was.Amount) : null;
}
