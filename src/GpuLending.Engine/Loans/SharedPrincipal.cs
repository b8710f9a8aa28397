namespace GpuLending.Engine.Loans;

/// <summary>One payment of the whole facility, shared by its draws: a draw that matures is repaid in full first, the others by balance.</summary>
internal static class SharedPrincipal
{
    /// <summary>Repays every draw that matures at payment k; returns the sum.</summary>
    public static double RepayMatured(LoanPlan plan, LoanVectors v, int k)
    {
        var sum = 0.0;
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            if (k != plan.Draws[d].Last)
                continue;
            v.PrincipalOf(d)[k] = v.BalanceOf(d)[k];
            sum += v.BalanceOf(d)[k];
        }

        return sum;
    }

    /// <summary>Shares an amount, at most what they owe, by balance among the draws that repay at k and do not mature at it.</summary>
    public static void Repay(LoanPlan plan, LoanVectors v, int k, double amount)
    {
        var owed = Owed(plan, v, k);
        if (owed <= 0 || amount <= 0)
            return;
        var share = Math.Min(1, amount / owed);
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            if (Repays(plan.Draws[d], k))
                v.PrincipalOf(d)[k] = v.BalanceOf(d)[k] * share;
        }
    }

    /// <summary>Balance before the payment of the draws that repay at k and do not mature at it.</summary>
    public static double Owed(LoanPlan plan, LoanVectors v, int k)
    {
        var owed = 0.0;
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            if (Repays(plan.Draws[d], k))
                owed += v.BalanceOf(d)[k];
        }

        return owed;
    }

    private static bool Repays(DrawSlice draw, int k) => k >= draw.FirstPrincipal && k < draw.Last;
}
