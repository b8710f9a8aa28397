using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Revenue;

/// <summary>One offtake contract as numbers, under one scenario.</summary>
internal sealed class ContractPlan
{
    public required OfftakeContract Contract { get; init; }

    /// <summary>First day of service under the scenario.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Day from which nothing is earned: the agreed end, or the first day of the month of default.</summary>
    public required DateOnly End { get; init; }

    /// <summary>Whether each lot, by index, may serve it.</summary>
    public required bool[] ServedBy { get; init; }

    public required int Gpus { get; init; }

    /// <summary>Fee of one GPU for one hour at the start.</summary>
    public required double PricePerGpuHour { get; init; }

    /// <summary>Share of the contracted hours that is paid: the larger of take-or-pay and expected use, less service-level credits.</summary>
    public required double PaidShare { get; init; }

    public required double Prepayment { get; init; }

    public static ContractPlan[] Resolve(DealCase dealCase, Scenario scenario, Timeline timeline)
    {
        var plans = new ContractPlan[dealCase.Contracts.Count];
        for (var i = 0; i < plans.Length; i++)
            plans[i] = Resolve(dealCase, i, scenario, timeline);
        return plans;
    }

    /// <summary>Days of service in month m as a part of the month, each weighted by the escalator's steps on the anniversaries of the start.</summary>
    /// <param name="timeline">The months.</param>
    /// <param name="m">The month, from 1.</param>
    /// <param name="share">Part of the month in service, without the escalator.</param>
    /// <returns>The escalated part of the month.</returns>
    public double EscalatedShare(Timeline timeline, int m, out double share)
    {
        share = timeline.ShareOfMonth(m, Start, End);
        if (share == 0 || Contract.EscalatorPerAnnum == 0)
            return share;
        var from = timeline.Dates[m - 1] > Start ? timeline.Dates[m - 1] : Start;
        var years = MonthArithmetic.WholeMonthsBetween(Start, from) / 12;
        var anniversary = Start.AddMonths(12 * (years + 1));
        var before = timeline.ShareOfMonth(m, Start, anniversary < End ? anniversary : End);
        return Math.Pow(1 + Contract.EscalatorPerAnnum, years) * (before + ((share - before) * (1 + Contract.EscalatorPerAnnum)));
    }

    private static ContractPlan Resolve(DealCase dealCase, int i, Scenario scenario, Timeline timeline)
    {
        var contract = dealCase.Contracts[i];
        var path = $"/contracts/{i}";
        if (contract.End <= contract.Start)
            throw new NotComputableException($"{path}: the contract ends on {Amounts.Day(contract.End)}, not after its start {Amounts.Day(contract.Start)}.");
        if (contract.Start.Year is < 1990 or > 2190 || contract.End.Year is < 1990 or > 2190)
            throw new NotComputableException($"{path}: a contract's start and end lie between 1990 and 2190.");
        Amounts.Between(contract.TakeOrPayShare, 0, 1, $"{path}/takeOrPayShare");
        Amounts.Between(contract.ExpectedUse, 0, 1, $"{path}/expectedUse");
        Amounts.Between(contract.EscalatorPerAnnum, -0.9, 1, $"{path}/escalatorPerAnnum");
        Amounts.Between(contract.ServiceLevelCreditShare, 0, 1, $"{path}/serviceLevelCreditShare");
        if (contract.Prepayment?.ShareOfEachInvoice is { } share)
            Amounts.Between(share, 0, 1, $"{path}/prepayment/shareOfEachInvoice");

        var start = scenario.Delays(contract.Start, dealCase.ClosingDate) ? MonthArithmetic.AddMonths(contract.Start, scenario.DelayMonths, EndOfMonthRule.MonthEnd) : contract.Start;
        var end = contract.End;
        foreach (var failed in scenario.Defaults)
        {
            if (failed.ContractId != contract.Id)
                continue;
            var month = Math.Max(1, failed.FromMonth);
            if (month <= timeline.Last && timeline.Dates[month - 1] < end)
                end = timeline.Dates[month - 1];
        }

        return new ContractPlan
        {
            Contract = contract,
            Start = start,
            End = end,
            ServedBy = Serving(dealCase, contract, path),
            Gpus = Amounts.Between(contract.Gpus, 0, FleetPlan.LargestCount, $"{path}/gpus"),
            PricePerGpuHour = Amounts.Between(
                Amounts.NotNegative(contract.PricePerGpuHour, dealCase.Currency, $"{path}/pricePerGpuHour"), 0, 1e6, $"{path}/pricePerGpuHour"),
            PaidShare = Math.Max(contract.TakeOrPayShare, contract.ExpectedUse) * (1 - contract.ServiceLevelCreditShare),
            Prepayment = Amounts.NotNegative(contract.Prepayment?.Amount, dealCase.Currency, $"{path}/prepayment/amount"),
        };
    }

    private static bool[] Serving(DealCase dealCase, OfftakeContract contract, string path)
    {
        var serving = new bool[dealCase.Lots.Count];
        if (contract.LotIds.Count == 0)
        {
            Array.Fill(serving, true);
            return serving;
        }

        foreach (var id in contract.LotIds)
        {
            var found = false;
            for (var i = 0; i < serving.Length; i++)
            {
                if (dealCase.Lots[i].Id != id)
                    continue;
                serving[i] = found = true;
            }

            if (!found)
                throw new NotComputableException($"{path}/lotIds names lot '{id}', which the case does not have.");
        }

        return serving;
    }
}
