namespace GpuLending.Engine.Loans;

/// <summary>Equal rents of a lease. The rents and the residual are worth the cost leased at the lease's rate. In arrears the loan is the cost; in advance the first rent is paid with the
/// draw, the loan is the cost less that rent, and the last period bears no rent but the residual. See docs/methodology/equipment-lease.md.</summary>
internal sealed class LeaseRents(LoanPlan plan) : IAmortisation
{
    private readonly double[] _rent = new double[plan.Draws.Length];

    /// <summary>Rent of a draw a period, once it has been repaid from.</summary>
    public void Start(double size, LoanVectors v) => Array.Clear(_rent);

    public void Repay(LoanVectors v, int k)
    {
        var lease = plan.Facility.Lease;
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            var draw = plan.Draws[d];
            if (k < draw.FirstPrincipal || k > draw.Last)
                continue;
            var balance = v.BalanceOf(d)[k];
            var interest = v.InterestOf(d)[k];
            if (k == draw.FirstPrincipal)
                _rent[d] = balance > 0 ? Quote(plan, d, interest / balance).Rent * balance : 0;
            if (k < draw.Last)
            {
                var principal = _rent[d] - interest;
                if (principal < -1e-9 * balance)
                {
                    throw new NotComputableException(
                        $"/facility/lease/residualShare of {Amounts.Percent(lease.ResidualShare)} leaves rents that do not pay the interest on {Amounts.Day(plan.Dates[k])}: a lower residual has to be agreed.");
                }

                v.PrincipalOf(d)[k] = Math.Clamp(principal, 0, balance);
                continue;
            }

            v.PrincipalOf(d)[k] = balance;
            var residual = balance - (lease.RentInAdvance ? 0 : _rent[d] - interest);
            v.Balloon[k] += residual > 1e-9 * balance ? residual : 0;
        }
    }

    /// <summary>Rent, cost leased and residual for 1 of loan.</summary>
    /// <param name="plan">Payment dates and rates.</param>
    /// <param name="d">The draw.</param>
    /// <param name="firstGrowth">Interest on 1 before the first rent that the balance still bears.</param>
    public static (double Rent, double Cost, double Residual) Quote(LoanPlan plan, int d, double firstGrowth)
    {
        var lease = plan.Facility.Lease;
        var draw = plan.Draws[d];
        var share = Amounts.Between(lease.ResidualShare, 0, 1, "/facility/lease/residualShare");
        var (discount, annuity, beforeLast) = (1.0, 0.0, 0.0);
        for (var k = draw.FirstPrincipal; k <= draw.Last; k++)
        {
            beforeLast = annuity;
            discount /= 1 + (k == draw.FirstPrincipal ? firstGrowth : plan.GrowthOf(d, k));
            annuity += discount;
        }

        if (!lease.RentInAdvance)
            return ((1 - (share * discount)) / annuity, 1, share);
        if (draw.Last == draw.FirstPrincipal)
            throw new NotComputableException("/facility/lease/rentInAdvance needs more than one period.");
        // Cost = rent x (1 + annuity of all rents but the first) + residual discounted; loan = cost - rent.
        var rentOfCost = (1 - (share * discount)) / (1 + beforeLast);
        var cost = 1 / (1 - rentOfCost);
        return (rentOfCost * cost, cost, share * cost);
    }
}
