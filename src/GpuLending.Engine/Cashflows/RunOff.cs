using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Cashflows;

/// <summary>Debt against the end of the contracts.</summary>
internal static class RunOff
{
    public static ContractRunOff Of(DealCase dealCase, LoanPlan plan, OperatingVectors v, double[] balance, double size, double commitment)
    {
        var end = dealCase.Contracts.Max(contract => Revenue.ContractPlan.CommittedEnd(contract));
        var months = 0;
        var past = 0.0;
        if (end is { } last)
        {
            var maturity = LastOwed(plan, balance);
            months = maturity <= last ? 0 : MonthArithmetic.WholeMonthsBetween(last, maturity);
            var at = plan.Timeline.MonthOnOrBefore(last);
            past = at < 0 ? balance[0] : balance[Math.Min(at, balance.Length - 1)];
        }

        var uncovered = 0.0;
        for (var m = 1; m < balance.Length; m++)
        {
            if (v.InService[m] > 0)
                uncovered = Math.Max(uncovered, balance[m] * Math.Max(0, 1 - (v.Revenue.Committed[m] / v.InService[m])));
        }

        var revenue = Amounts.Read(dealCase.Borrower.LastYearRevenue, dealCase.Currency, "/borrower/lastYearRevenue");
        return new ContractRunOff(end, months, past, uncovered, size > 0 ? past / size : null, revenue > 0 ? commitment / revenue : null);
    }

    /// <summary>The day the last principal is repaid.</summary>
    public static DateOnly LastOwed(LoanPlan plan, double[] balance)
    {
        for (var m = balance.Length - 1; m >= 0; m--)
        {
            if (balance[m] > CoverageRatios.Nothing)
                return plan.Timeline.Dates[Math.Min(m + 1, balance.Length - 1)];
        }

        return plan.Dates[0];
    }
}
