using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Cashflows;

/// <summary>Coverage and leverage over time. See docs/methodology/debt-service-coverage.md and loan-life-coverage.md.</summary>
internal static class CoverageRatios
{
    /// <summary>Below this a balance or a debt service is arithmetic noise, a ten-thousandth of the smallest unit of money.</summary>
    public const double Nothing = 1e-6;

    public static CoveragePath Of(
        LoanPlan plan, LoanOutcome outcome, DebtCapacity capacity, FleetPlan fleet, OperatingVectors v, double[] balance, IReadOnlyList<double> marked)
    {
        var debtService = DebtService(plan, outcome, capacity);
        var loanToValue = new double?[balance.Length];
        var loanToCost = new double?[balance.Length];
        for (var m = 0; m < balance.Length; m++)
        {
            var cost = DeliveredCost(fleet, plan.Timeline.Dates[m]);
            loanToValue[m] = balance[m] > Nothing && marked[m] > Nothing ? balance[m] / marked[m] : null;
            loanToCost[m] = cost > Nothing ? balance[m] / cost : null;
        }

        var ratios = debtService.Where(point => point.Ratio is not null).Select(point => point.Ratio!.Value).ToArray();
        var later = loanToValue.Skip(1).Where(ratio => ratio is not null).Select(ratio => ratio!.Value).ToArray();
        return new CoveragePath
        {
            DebtService = debtService,
            LoanToValue = loanToValue,
            LoanToCost = loanToCost,
            LoanLife = LoanLife(plan, capacity, v, balance),
            MinimumContractedDebtService = debtService.Min(point => point.ContractedRatio),
            MinimumDebtService = ratios.Length == 0 ? null : ratios.Min(),
            AverageDebtService = ratios.Length == 0 ? null : ratios.Average(),
            MaximumLoanToValue = later.Length == 0 ? null : later.Max(),
        };
    }

    /// <summary>Original cost, all categories, of the lots not lost or sold delivered by a day.</summary>
    public static double DeliveredCost(FleetPlan fleet, DateOnly date)
    {
        var cost = 0.0;
        for (var lot = 0; lot < fleet.Count; lot++)
        {
            if (fleet.Delivered[lot] <= date)
                cost += fleet.Lost.Count == 0 ? fleet.TotalCost[lot] : fleet.TotalCost[lot] * fleet.Left(lot, date);
        }

        return cost;
    }

    private static CoveragePoint[] DebtService(LoanPlan plan, LoanOutcome outcome, DebtCapacity capacity)
    {
        var points = new CoveragePoint[plan.LastPayment];
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            var due = outcome.DebtServiceDue(k);
            points[k - 1] = new CoveragePoint(
                plan.Months[k],
                plan.Dates[k],
                capacity.Cfads[k],
                outcome.InterestDue[k],
                outcome.PrincipalDue[k] - outcome.Balloon[k],
                due > Nothing ? capacity.Cfads[k] / due : null)
            {
                ContractedCfads = capacity.Contracted[k],
                ContractedRatio = due > Nothing ? capacity.Contracted[k] / due : null,
                MerchantRatio = due > Nothing ? (capacity.Cfads[k] - capacity.Contracted[k]) / due : null,
            };
        }

        return points;
    }

    /// <summary>Cash of the months after m to the last maturity, at the payment dates on which it is paid out, discounted to m at the loan's rate.</summary>
    private static double?[] LoanLife(LoanPlan plan, DebtCapacity capacity, OperatingVectors v, double[] balance)
    {
        var cover = new double?[balance.Length];
        var atPayment = 0.0;
        for (var k = plan.LastPayment; k >= 1; k--)
        {
            // atPayment: worth at payment k of the cash of later periods.
            var rest = 0.0;
            for (var m = plan.Months[k] - 1; m >= plan.Months[k - 1]; m--)
            {
                rest += v.ContractedCfads[m + 1] + v.MerchantCfads[m + 1];
                if (balance[m] <= Nothing)
                    continue;
                var years = plan.DayCount.YearFraction(plan.Timeline.Dates[m], plan.Dates[k]);
                cover[m] = (atPayment + rest) / (1 + (plan.Rate[k] * years)) / balance[m];
            }

            atPayment = (atPayment + capacity.Cfads[k]) / (1 + plan.Growth[k]);
        }

        return cover;
    }
}
