namespace GpuLending.Engine.Loans;

/// <summary>Equal principal at each payment from the first with principal to maturity, the balloon with the last.</summary>
internal sealed class StraightPrincipal(LoanPlan plan) : IAmortisation
{
    private readonly double[] _part = new double[plan.Draws.Length];

    public void Start(double size, LoanVectors v) => Array.Clear(_part);

    public void Repay(LoanVectors v, int k)
    {
        var balloon = plan.Facility.Amortisation.BalloonShare;
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            var draw = plan.Draws[d];
            if (k < draw.FirstPrincipal || k > draw.Last)
                continue;
            var balance = v.BalanceOf(d)[k];
            if (k == draw.FirstPrincipal)
                _part[d] = balance * (1 - balloon) / (draw.Last - draw.FirstPrincipal + 1);
            v.PrincipalOf(d)[k] = k == draw.Last ? balance : _part[d];
            if (k == draw.Last)
                v.Balloon[k] += Math.Max(0, balance - _part[d]);
        }
    }
}
