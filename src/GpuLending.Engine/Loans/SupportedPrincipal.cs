namespace GpuLending.Engine.Loans;

/// <summary>The balance follows what cash and collateral support. From maturity backwards, the balance supported at a payment is what the next period's supported balance and
/// its cash at the target cover can carry, and no more than a share of the value then: S(k-1) = max(0, min(share x V(k-1), (S(k) + cash(k) / target) / (1 + r(k)))). The loan
/// starts down that path, in proportion to its own balance, at the last payment before principal is due, and never rises. See docs/methodology/supported-balance.md.</summary>
internal sealed class SupportedPrincipal : IAmortisation
{
    private readonly LoanPlan _plan;
    private readonly double[] _supported;
    private double _target;
    private double _ratio;

    public SupportedPrincipal(LoanPlan plan, DebtCapacity capacity, IReadOnlyList<double> value)
    {
        _plan = plan;
        _supported = Path(plan, capacity, value);
        Anchor = plan.Draws.Max(draw => draw.FirstPrincipal) - 1;
    }

    /// <summary>The payment at which the loan joins the path: the last before every draw repays principal.</summary>
    public int Anchor { get; }

    /// <summary>Balance supported after the anchor's payment.</summary>
    public double AtAnchor => _supported[Anchor];

    public void Start(double size, LoanVectors v)
    {
        _supported.CopyTo(v.SupportedByCash);
        (_target, _ratio) = (0, 0);
    }

    public void Repay(LoanVectors v, int k)
    {
        if (k <= Anchor)
        {
            SharedPrincipal.RepayMatured(_plan, v, k);
            return;
        }

        if (k == Anchor + 1)
        {
            _target = Anchor == 0 ? OwedBeforeInterest(v, k) : v.Balance[Anchor];
            _ratio = AtAnchor > 0 ? _target / AtAnchor : 0;
        }

        SharedPrincipal.RepayMatured(_plan, v, k);
        _target = Math.Min(_target, _ratio * _supported[k]);
        SharedPrincipal.Repay(_plan, v, k, SharedPrincipal.Owed(_plan, v, k) - _target);
    }

    private double OwedBeforeInterest(LoanVectors v, int k)
    {
        var owed = 0.0;
        for (var d = 0; d < _plan.Draws.Length; d++)
            owed += v.BalanceOf(d)[k] - v.CapitalisedOf(d)[k];
        return owed;
    }

    private static double[] Path(LoanPlan plan, DebtCapacity capacity, IReadOnlyList<double> value)
    {
        var share = Amounts.Between(plan.Facility.Amortisation.SupportedLoanToValue, 0, 100, "/facility/amortisation/supportedLoanToValue");
        var supported = new double[plan.Dates.Length];
        for (var k = plan.LastPayment; k > 0; k--)
        {
            var carried = (supported[k] + capacity.Carries(k)) / (1 + plan.Growth[k]);
            supported[k - 1] = Math.Max(0, Math.Min(share * value[plan.Months[k - 1]], carried));
        }

        return supported;
    }
}
