using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>The loan by payment for a size: interest, capitalised interest and principal of each draw on its own clock. Every style but greater-of is
/// linear in the size, so that a loan of 1 sizes it. Interest is after cap and swap; what they settle is paid in cash, so that only the lenders' part is capitalised. See docs/methodology/amortisation.md.</summary>
internal sealed class LoanProjection
{
    private readonly IAmortisation _style;
    private readonly Func<DebtCapacity, LoanProjection> _on;

    public LoanProjection(LoanPlan plan, DebtCapacity capacity, FleetPlan fleet, IReadOnlyList<double> value, double struckAgainst, Currency currency)
    {
        Plan = plan;
        Capacity = capacity;
        _style = Amortisation.Of(plan, capacity, fleet, value, struckAgainst, currency);
        _on = other => new LoanProjection(plan, other, fleet, value, struckAgainst, currency);
    }

    public LoanPlan Plan { get; }

    public DebtCapacity Capacity { get; }

    /// <summary>Whether twice the loan is twice every figure.</summary>
    public bool IsLinear => Plan.Segments.All(segment => segment.Terms.Style != AmortisationStyle.GreaterOf);

    /// <summary>The balance that cash and value support where the loan joins their path, and the payment; null for every other style of repayment.</summary>
    public (double Balance, int Payment)? Supported => _style is SupportedPrincipal path ? (path.AtAnchor, path.Anchor) : null;

    /// <summary>The same loan on other cash.</summary>
    public LoanProjection On(DebtCapacity capacity) => _on(capacity);

    public LoanVectors NewVectors() => new(Plan.Draws.Length, Plan.Dates.Length);

    /// <summary>Fills the vectors for a loan of a size; may be called again.</summary>
    public void Run(double size, LoanVectors v)
    {
        v.Clear();
        _style.Start(size, v);
        for (var k = 1; k <= Plan.LastPayment; k++)
        {
            for (var d = 0; d < Plan.Draws.Length; d++)
                Accrue(size, v, d, k);
            _style.Repay(v, k);
            Sum(size, v, k);
        }

        for (var d = 0; d < Plan.Draws.Length; d++)
        {
            if (Plan.Draws[d].Date <= Plan.Dates[0])
                v.Balance[0] += size * Plan.Draws[d].Weight;
        }
    }

    /// <summary>Interest of the period; the balance is left as it is before the payment, capitalised interest included.</summary>
    private void Accrue(double size, LoanVectors v, int d, int k)
    {
        var draw = Plan.Draws[d];
        if (k < draw.First || k > draw.Last)
            return;
        var opening = k == draw.First ? size * draw.Weight : v.BalanceOf(d)[k - 1];
        var capitalised = opening * Plan.LenderGrowthOf(d, k) * Plan.CapitalisedShareOf(d, k);
        v.CapitalisedOf(d)[k] = capitalised;
        v.InterestOf(d)[k] = (opening * Plan.GrowthOf(d, k)) - capitalised;
        v.BalanceOf(d)[k] = opening + capitalised;
    }

    private void Sum(double size, LoanVectors v, int k)
    {
        for (var d = 0; d < Plan.Draws.Length; d++)
        {
            var draw = Plan.Draws[d];
            if (k >= draw.First && k <= draw.Last)
            {
                var principal = v.PrincipalOf(d)[k];
                v.BalanceOf(d)[k] = k == draw.Last ? 0 : v.BalanceOf(d)[k] - principal;
                v.Interest[k] += v.InterestOf(d)[k];
                v.Capitalised[k] += v.CapitalisedOf(d)[k];
                v.Principal[k] += principal;
                v.Balance[k] += v.BalanceOf(d)[k];
            }
            else if (k < draw.First && draw.Date <= Plan.Dates[k])
            {
                v.Balance[k] += size * draw.Weight;
            }
        }
    }
}
