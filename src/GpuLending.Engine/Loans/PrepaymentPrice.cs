using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>Price of a prepayment over par. Make-whole: what the schedule still pays for 1 of principal until the day it ends, and the rest of it on that day at that day's step, worth at
/// the reinvestment rate and its spread, less 1, never below zero. Afterwards the step of the day. See docs/methodology/prepayments.md.</summary>
internal static class PrepaymentPrice
{
    /// <summary>Premium on 1 of principal prepaid at payment k.</summary>
    public static double PremiumOf(LoanPlan plan, LoanVectors schedule, PrepaymentPremium terms, int k) =>
        terms.MakeWholeUntil is { } until && plan.PaidOn[k] < until && k < plan.LastPayment
            ? MakeWhole(plan, schedule, terms, k, until)
            : Step(terms, plan.PaidOn[k]);

    private static double MakeWhole(LoanPlan plan, LoanVectors schedule, PrepaymentPremium terms, int k, DateOnly until)
    {
        var rate = Amounts.Between(terms.ReinvestmentRatePerAnnum + terms.SpreadPerAnnum, -0.5, 5, "/facility/prepayment/premium/reinvestmentRatePerAnnum");
        var end = Math.Min(plan.LastPayment, Math.Max(k + 1, plan.PaymentOnOrAfter(until)));
        double owed = 0, worth = 0;
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            var draw = plan.Draws[d];
            if (k < draw.First || k >= draw.Last)
                continue;
            owed += schedule.BalanceOf(d)[k];
            var discount = 1.0;
            for (var j = k + 1; j <= Math.Min(end, draw.Last); j++)
            {
                discount /= 1 + (rate * plan.DayCount.YearFraction(plan.AccruedTo[j - 1], plan.AccruedTo[j]));
                var interest = schedule.BalanceOf(d)[j - 1] * plan.LenderGrowthOf(d, j) * (1 - plan.CapitalisedShareOf(d, j));
                worth += (interest + schedule.PrincipalOf(d)[j]) * discount;
            }

            if (end < draw.Last)
                worth += schedule.BalanceOf(d)[end] * (1 + Step(terms, plan.PaidOn[end])) * discount;
        }

        return owed > CoverageRatios.Nothing ? Math.Max(0, (worth / owed) - 1) : 0;
    }

    /// <summary>The step of a day: the one that ends first after it.</summary>
    private static double Step(PrepaymentPremium terms, DateOnly day)
    {
        PremiumStep? next = null;
        foreach (var step in terms.PremiumSteps)
        {
            if (step.Until > day && (next is null || step.Until < next.Until || (step.Until == next.Until && step.Share < next.Share)))
                next = step;
        }

        return next is null ? 0 : Amounts.Between(next.Share, 0, 1, "/facility/prepayment/premium/premiumSteps");
    }
}
