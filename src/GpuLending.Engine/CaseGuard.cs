using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine;

/// <summary>What must be sane about case and scenario as a whole before anything is resolved; single fields are guarded where they are read.</summary>
internal static class CaseGuard
{
    public static void Check(DealCase dealCase, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentNullException.ThrowIfNull(scenario);
        if (dealCase.Currency == Currency.None)
            throw new NotComputableException("/currency names no currency.");
        Unique(dealCase.Lots.Select(lot => lot.Id), "/lots", "lot");
        Unique(dealCase.Contracts.Select(contract => contract.Id), "/contracts", "contract");
        if (!Enum.IsDefined(dealCase.Facility.PaymentFrequency))
            throw new NotComputableException("/facility/paymentFrequency is unknown.");

        Amounts.Between(scenario.ValueFactor, 0, 100, "scenario valueFactor");
        Amounts.Between(scenario.RentFactor, 0, 100, "scenario rentFactor");
        Amounts.Between(scenario.CostFactor, 0, 100, "scenario costFactor");
        Amounts.Between(scenario.PowerFactor, 0, 100, "scenario powerFactor");
        Amounts.Between(scenario.UtilisationFactor, 0, 100, "scenario utilisationFactor");
        Amounts.Between(scenario.AvailabilityFactor, 0, 1, "scenario availabilityFactor");
        Amounts.Between(scenario.LaunchLossFactor, 0, 100, "scenario launchLossFactor");
        Amounts.Between(scenario.RateShift, -1, 1, "scenario rateShift");
        MonthlyPath.Check(scenario.ValuePath, 0, 1e4, "scenario valuePath");
        MonthlyPath.Check(scenario.RentPath, 0, 1e4, "scenario rentPath");
        MonthlyPath.Check(scenario.RateShiftPath, -1, 10, "scenario rateShiftPath");
        Amounts.Between(scenario.DelayMonths, 0, 240, "scenario delayMonths");
        EventEffect.Check(scenario.Events);
        foreach (var failed in scenario.Defaults)
        {
            if (!dealCase.Contracts.Any(contract => contract.Id == failed.ContractId))
                throw new NotComputableException($"The scenario lets contract '{failed.ContractId}' default, which the case does not have.");
            Amounts.Between(failed.MonthsToRelet ?? 0, 0, 120, "scenario defaults monthsToRelet");
        }
    }

    private static void Unique(IEnumerable<string> ids, string path, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!seen.Add(id))
                throw new NotComputableException($"{path}: {what} '{id}' is there twice.");
        }
    }
}
