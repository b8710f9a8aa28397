namespace GpuLending.Engine.Sizing;

/// <summary>The junior tranche paid payment by payment from whatever cash there is: interest first, then principal as far as it is behind its schedule; interest not paid is added to principal.</summary>
internal sealed class JuniorLedger(JuniorPlan plan)
{
    private int _open;

    public JuniorVectors Vectors { get; } = new(plan.Loan.Dates.Length);

    public int Last => plan.Loan.Last;

    /// <summary>Opens payment k, once and in order; what is due at it.</summary>
    public double Due(int k)
    {
        if (k > Last)
            return 0;
        if (_open < k)
        {
            plan.Loan.Accrue(plan.Size, Vectors, k);
            Vectors.PrincipalDue[k] = Math.Max(0, Vectors.Balance[k] - plan.Kept.Balance[k]);
            Vectors.Balloon[k] = Math.Min(plan.Kept.Balloon[k], Vectors.PrincipalDue[k]);
            _open = k;
        }

        return Vectors.Interest[k] + Vectors.PrincipalDue[k];
    }

    /// <summary>Closes payment k with what was paid, at most what was due.</summary>
    public void Pay(int k, double cash)
    {
        if (k > Last)
            return;
        Due(k);
        var v = Vectors;
        v.InterestPaid[k] = Math.Min(v.Interest[k], cash);
        v.Principal[k] = Math.Min(v.PrincipalDue[k], cash - v.InterestPaid[k]);
        var unpaid = v.Interest[k] - v.InterestPaid[k];
        v.Capitalised[k] += unpaid;
        v.Balance[k] += unpaid - v.Principal[k];
    }

    /// <summary>Repays principal beyond what was due at the last payment that has been closed.</summary>
    /// <returns>What was taken, at most what is owed.</returns>
    public double Repay(int k, double amount)
    {
        var at = Math.Min(k, Last);
        var taken = Math.Min(Vectors.Balance[at], Math.Max(0, amount));
        Vectors.Principal[at] += taken;
        Vectors.Balance[at] -= taken;
        return taken;
    }
}
