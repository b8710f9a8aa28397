using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Costs;

/// <summary>What customers owe and what suppliers are owed after each month: the revenue, or the cost, of the last so many days, days spread evenly over a month
/// of 365/12. Nothing is owed at closing. See docs/methodology/working-capital.md.</summary>
internal sealed class WorkingCapital
{
    private const double DaysPerMonth = 365 / 12.0;

    private readonly double _receivableMonths;
    private readonly double _merchantMonths;
    private readonly double _payableMonths;

    private WorkingCapital(WorkingCapitalTerms terms)
    {
        _receivableMonths = Amounts.Between(terms.DaysReceivable, 0, 365, "/costs/workingCapital/daysReceivable") / DaysPerMonth;
        _merchantMonths = Amounts.Between(terms.DaysReceivableMerchant, 0, 365, "/costs/workingCapital/daysReceivableMerchant") / DaysPerMonth;
        _payableMonths = Amounts.Between(terms.DaysPayable, 0, 365, "/costs/workingCapital/daysPayable") / DaysPerMonth;
    }

    public static WorkingCapital? Resolve(WorkingCapitalTerms? terms) => terms is null ? null : new WorkingCapital(terms);

    public void Fill(OperatingVectors v, Timeline timeline)
    {
        var lines = v.Costs;
        double contractedBefore = 0, allBefore = 0;
        for (var m = 1; m <= timeline.Last; m++)
        {
            double fees = 0, rent = 0, contractedCosts = 0, costs = 0;
            for (var back = 0; back < m; back++)
            {
                var at = m - back;
                fees += Owed(_receivableMonths, back) * (v.ContractedRevenue[at] - v.PrepaymentUsed[at]);
                rent += Owed(_merchantMonths, back) * v.MerchantRevenue[at];
                contractedCosts += Owed(_payableMonths, back) * v.ContractedCosts[at];
                costs += Owed(_payableMonths, back) * (v.Power[at] + v.Colocation[at] + v.OtherCosts[at]);
                if (back >= _receivableMonths && back >= _merchantMonths && back >= _payableMonths)
                    break;
            }

            lines.Receivable[m] = fees + rent;
            lines.Payable[m] = costs;
            lines.WorkingCapital[m] = fees + rent - costs - allBefore;
            lines.WorkingCapitalContracted[m] = fees - contractedCosts - contractedBefore;
            contractedBefore = fees - contractedCosts;
            allBefore = fees + rent - costs;
        }
    }

    /// <summary>Part of the flow of a month that lies so many months back that is still owed.</summary>
    private static double Owed(double months, int back) => Math.Clamp(months - back, 0, 1);
}
