namespace GpuLending.Engine.Loans;

/// <summary>A lease as the lessee reads it, all draws added.</summary>
/// <param name="CostLeased">Cost of the equipment that the lease finances: the loan, and the first rents where they are paid in advance.</param>
/// <param name="FirstRent">Rents paid on the days of the draws; 0 in arrears.</param>
/// <param name="Rent">Rents of one period while every draw is outstanding.</param>
/// <param name="Residual">What the rents do not repay, due at the end.</param>
/// <param name="PurchasePrice">Price of the purchase option; null for fair market value.</param>
/// <param name="ValueAtEnd">Marked value of the fleet on the last day.</param>
/// <param name="ResidualOverValue">Residual over that value; null when it is worth nothing. Above 1 the lessor has to lose to be repaid by the equipment alone.</param>
public sealed record LeaseFigures(double CostLeased, double FirstRent, double Rent, double Residual, double? PurchasePrice, double ValueAtEnd, double? ResidualOverValue)
{
    /// <summary>The figures of a run; null when the loan is no lease.</summary>
    internal static LeaseFigures? Of(DealRun run, IReadOnlyList<double> marked)
    {
        var (plan, facility) = ((run.Base ?? run).Plan, run.DealCase.Facility);
        if (facility.Kind != FacilityKind.EquipmentLease)
            return null;
        double cost = 0, rent = 0, residual = 0;
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            var k = plan.Draws[d].FirstPrincipal;
            var growth = plan.GrowthOf(d, k) - (plan.LenderGrowthOf(d, k) * plan.CapitalisedShareOf(d, k));
            var owed = run.Size * plan.Draws[d].Weight * (1 + (plan.LenderGrowthOf(d, k) * plan.CapitalisedShareOf(d, k)));
            var quote = LeaseRents.Quote(plan, d, growth / (1 + (plan.LenderGrowthOf(d, k) * plan.CapitalisedShareOf(d, k))));
            cost += quote.Cost * owed;
            rent += quote.Rent * owed;
            residual += quote.Residual * owed;
        }

        var value = marked[Math.Min(plan.Months[plan.LastPayment], marked.Count - 1)];
        var first = facility.Lease.RentInAdvance ? rent : 0;
        return new(cost, first, rent, residual, facility.Lease.PurchaseOptionShare * cost, value, value > 0 ? residual / value : null);
    }
}
