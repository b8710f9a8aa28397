using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Checks;

/// <summary>What the deal is open to: negative cash ahead, power and interest nobody fixed. See docs/methodology/alerts.md.</summary>
internal static class ExposureAlerts
{
    /// <summary>Least share of floating principal that public GPU loans ask to be hedged: CoreWeave's DDTL 3.0; its 4.0 and 5.0 ask for 95 %.</summary>
    public const double UsualHedge = 0.75;

    /// <summary>Part of revenue above which unfixed power is told; assumed.</summary>
    public const double LargePower = 0.10;

    public static IEnumerable<CommercialAlert> Of(DealRun run, UnderwritingResult result)
    {
        var flow = result.Cashflow;
        var (months, first) = (0, 0);
        double power = 0, fixedPower = 0, revenue = 0;
        for (var m = 1; m < flow.Cfads.Count; m++)
        {
            if (result.Loan.Balance[m - 1] <= CoverageRatios.Nothing) continue;
            power += flow.Power[m];
            fixedPower += flow.Power[m] * PowerPricePath.FixedShare(run.DealCase.Costs.Power, run.Timeline, m);
            revenue += flow.ContractedRevenue[m] + flow.MerchantRevenue[m];
            if (flow.Cfads[m] >= -CoverageRatios.Nothing) continue;
            if (months++ == 0) first = m;
        }

        if (months > 0)
        {
            yield return new(
                "negative-cash-flow",
                $"Cash flow before debt service is below zero in {months} {(months == 1 ? "month" : "months")} while the loan is outstanding, first in the month to {Amounts.Day(result.Months[first])}.");
        }

        if (revenue > 0 && power - fixedPower > LargePower * revenue)
        {
            yield return new(
                "power-not-fixed",
                $"Power takes {Amounts.Percent(Math.Round(power / revenue, 4))} of revenue over the loan, and {Amounts.Percent(Math.Round(fixedPower / power, 4))} of it is at a fixed price.");
        }

        var interest = run.DealCase.Facility.Interest;
        var hedged = interest.SwapShare + (interest.CapPerAnnum is null ? 0 : (1 - interest.SwapShare) * interest.CapShare);
        if (run.Size > 0 && interest.Kind == RateKind.Floating && hedged < UsualHedge)
        {
            yield return new(
                "interest-not-hedged",
                $"{Amounts.Percent(hedged)} of the floating-rate principal is under a swap or cap; public GPU loans ask for {Amounts.Percent(UsualHedge)} to 95 %.");
        }
    }
}
