using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>Each payment is the greater of what brings principal down to the level that projected contracted cash supports and what brings it down to
/// the depreciated cost of the hardware. Source: CoreWeave DDTL 2.0 (S-1, March 2025). See docs/methodology/amortisation.md.</summary>
internal sealed class GreaterOfPrincipal : IAmortisation
{
    private readonly LoanPlan _plan;
    private readonly double[] _byCash;
    private readonly double[] _byCost;

    public GreaterOfPrincipal(LoanPlan plan, DebtCapacity capacity, FleetPlan fleet)
    {
        var terms = plan.Facility.Amortisation;
        Amounts.Between(terms.DepreciationLifeYears, 0.1, 50, "/facility/amortisation/depreciationLifeYears");
        Amounts.Between(terms.DepreciatedCostAdvance, 0, 10, "/facility/amortisation/depreciatedCostAdvance");
        _plan = plan;
        _byCash = new double[plan.Dates.Length];
        _byCost = new double[plan.Dates.Length];
        for (var k = plan.LastPayment - 1; k >= 0; k--)
            _byCash[k] = (_byCash[k + 1] + capacity.AllowedByContracts[k + 1]) / (1 + plan.Growth[k + 1]);
        for (var k = 0; k <= plan.LastPayment; k++)
        {
            for (var lot = 0; lot < fleet.Count; lot++)
                _byCost[k] += terms.DepreciatedCostAdvance * fleet.DepreciatedCost(lot, plan.Dates[k], terms.DepreciationLifeYears);
        }
    }

    public void Start(double size, LoanVectors v)
    {
        _byCash.CopyTo(v.SupportedByCash);
        _byCost.CopyTo(v.SupportedByCost);
    }

    public void Repay(LoanVectors v, int k)
    {
        SharedPrincipal.RepayMatured(_plan, v, k);
        var owed = SharedPrincipal.Owed(_plan, v, k);
        SharedPrincipal.Repay(_plan, v, k, owed - Math.Max(0, Math.Min(_byCash[k], _byCost[k])));
    }
}
