namespace GpuLending.Engine.Loans;

/// <summary>Everything at maturity.</summary>
internal sealed class BulletPrincipal(LoanPlan plan) : IAmortisation
{
    public void Start(double size, LoanVectors v)
    {
    }

    public void Repay(LoanVectors v, int k)
    {
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            if (k != plan.Draws[d].Last)
                continue;
            v.PrincipalOf(d)[k] = v.BalanceOf(d)[k];
            v.Balloon[k] += v.BalanceOf(d)[k];
        }
    }
}
