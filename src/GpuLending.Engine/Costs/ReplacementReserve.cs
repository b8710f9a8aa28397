using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Costs;

/// <summary>The replacement reserve by month: what goes in, what replacement takes out of it, what cash must add. What is left at the end is not counted as cash
/// flow. See docs/methodology/replacement-reserve.md.</summary>
internal sealed class ReplacementReserve
{
    private readonly double _perGpuMonth;
    private readonly double _shareOfCostPerMonth;
    private readonly double _target;
    private readonly double[] _spending;

    private ReplacementReserve(double perGpuMonth, double shareOfCostPerMonth, double target, double[] spending)
    {
        _perGpuMonth = perGpuMonth;
        _shareOfCostPerMonth = shareOfCostPerMonth;
        _target = target;
        _spending = spending;
    }

    public static ReplacementReserve? Resolve(DealCase dealCase, Timeline timeline)
    {
        if (dealCase.Costs.ReplacementReserve is not { } terms)
            return null;
        const string path = "/costs/replacementReserve";
        var spending = new double[timeline.Count];
        for (var i = 0; i < terms.Spending.Count; i++)
        {
            var amount = Amounts.NotNegative(terms.Spending[i].Amount, dealCase.Currency, $"{path}/spending/{i}/amount");
            var month = timeline.MonthOnOrAfter(terms.Spending[i].Date);
            if (month > 0 && month <= timeline.Last)
                spending[month] += amount;
        }

        return new ReplacementReserve(
            Amounts.NotNegative(terms.PerGpuMonth, dealCase.Currency, $"{path}/perGpuMonth"),
            Amounts.Between(terms.ShareOfCostPerAnnum, 0, 1, $"{path}/shareOfCostPerAnnum") / 12,
            terms.Target is null ? double.PositiveInfinity : Amounts.NotNegative(terms.Target, dealCase.Currency, $"{path}/target"),
            spending);
    }

    public void Fill(OperatingVectors v, FleetPlan fleet, Timeline timeline)
    {
        var lines = v.Costs;
        var balance = 0.0;
        for (var m = 1; m <= timeline.Last; m++)
        {
            var wanted = _perGpuMonth * v.InService[m];
            for (var lot = 0; lot < fleet.Count; lot++)
                wanted += _shareOfCostPerMonth * fleet.HardwareCost[lot] / fleet.Counts[lot] * v.LotInService(lot)[m];
            var setAside = Math.Clamp(_target - balance, 0, wanted);
            var fromReserve = Math.Min(balance + setAside, _spending[m]);
            balance += setAside - fromReserve;
            lines.SetAside[m] = setAside;
            lines.PaidFromReserve[m] = fromReserve;
            lines.PaidFromCash[m] = _spending[m] - fromReserve;
            lines.ReserveBalance[m] = balance;
            lines.ReserveContracted[m] = (setAside + lines.PaidFromCash[m]) * lines.ContractedShare[m];
        }
    }
}
