using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Loans;

/// <summary>Debt service of each draw in proportion to a shape, so that the draw is repaid at its maturity: the shape is the debt service that cash
/// allows (sculpted) or the same at every payment (level). The proportion is principal over the present value of the shape at the
/// loan's own rates. Where interest alone is more than the shape allows nothing is repaid, and the rest of the shape makes up for it.
/// See docs/methodology/amortisation.md.</summary>
internal sealed class SculptedPayments(LoanPlan plan, double[] shape) : IAmortisation
{
    private readonly double[] _proportion = new double[plan.Draws.Length];

    public void Start(double size, LoanVectors v) => Array.Clear(_proportion);

    public void Repay(LoanVectors v, int k)
    {
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            var draw = plan.Draws[d];
            if (k < draw.FirstPrincipal || k > draw.Last)
                continue;
            var balance = v.BalanceOf(d)[k];
            var interest = v.InterestOf(d)[k];
            if (k == draw.FirstPrincipal)
                _proportion[d] = Proportion(d, balance, interest);
            var principal = Math.Clamp((_proportion[d] * shape[k]) - interest, 0, balance);
            if (k == draw.Last)
            {
                var left = balance - principal;
                v.Balloon[k] += left > Noise(balance) ? left : 0;
                principal = balance;
            }

            v.PrincipalOf(d)[k] = principal;
        }
    }

    private static double Noise(double balance) => 1e-9 * balance;

    /// <summary>Debt service over shape. In closed form when every payment repays something; else by a bracketed root on what is left at maturity.</summary>
    private double Proportion(int d, double balance, double interest)
    {
        var draw = plan.Draws[d];
        var left = plan.Facility.Amortisation.BalloonShare * balance;
        if (balance <= 0)
            return 0;
        var discount = 1.0;
        var worth = 0.0;
        for (var k = draw.FirstPrincipal; k <= draw.Last; k++)
        {
            discount /= 1 + (k == draw.FirstPrincipal ? interest / balance : plan.GrowthOf(d, k));
            worth += shape[k] * discount;
        }

        if (worth <= 0)
            return 0;
        var closed = (balance - (left * discount)) / worth;
        if (RepaysAlways(d, balance, interest, closed))
            return closed;
        var upper = closed;
        var state = new Remainder(this, d, balance, interest, left);
        for (var i = 0; i < 60 && After(upper, state) > 0; i++)
            upper *= 2;
        var search = BracketedRoot.Search(After, state, 0, upper, 1e-15 * upper);
        return search.IsFound ? search.Root : closed;
    }

    private bool RepaysAlways(int d, double balance, double interest, double proportion)
    {
        for (var k = plan.Draws[d].FirstPrincipal; k <= plan.Draws[d].Last; k++)
        {
            var principal = (proportion * shape[k]) - interest;
            if (principal < 0)
                return false;
            balance -= principal;
            if (k < plan.Draws[d].Last)
                (balance, interest) = Accrued(plan, d, k + 1, balance);
        }

        return true;
    }

    private static double After(double proportion, Remainder state)
    {
        var (style, d, balance, interest, left) = state;
        for (var k = style.Draw(d).FirstPrincipal; k <= style.Draw(d).Last; k++)
        {
            balance -= Math.Max(0, (proportion * style.ShapeAt(k)) - interest);
            if (k < style.Draw(d).Last)
                (balance, interest) = balance > 0 ? Accrued(style.Plan, d, k + 1, balance) : (balance, 0);
        }

        return balance - left;
    }

    /// <summary>Balance and cash interest before payment k: what the terms add to principal is no cash.</summary>
    private static (double Balance, double Interest) Accrued(LoanPlan plan, int d, int k, double opening)
    {
        var added = opening * plan.LenderGrowthOf(d, k) * plan.CapitalisedShareOf(d, k);
        return (opening + added, (opening * plan.GrowthOf(d, k)) - added);
    }

    private DrawSlice Draw(int d) => plan.Draws[d];

    private double ShapeAt(int k) => shape[k];

    private LoanPlan Plan => plan;

    private readonly record struct Remainder(SculptedPayments Style, int Draw, double Balance, double Interest, double Left);
}
