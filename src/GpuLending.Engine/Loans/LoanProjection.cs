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
            Accrue(size, v, k);
            _style.Repay(v, k);
            Sum(size, v, k);
        }

        for (var d = 0; d < Plan.Draws.Length; d++)
        {
            if (Plan.Draws[d].Date <= Plan.Dates[0])
                v.Balance[0] += size * Plan.Draws[d].Weight;
        }
    }

    /// <summary>Interest of the period; the balances are left as they are before the payment, capitalised interest included.</summary>
    private void Accrue(double size, LoanVectors v, int k)
    {
        Span<double> interests = v.Interests, capitals = v.Capitals, balances = v.Balances;
        var draws = Plan.Draws;
        for (int d = 0, at = k; d < draws.Length; d++, at += v.Payments)
        {
            ref readonly var draw = ref draws[d];
            if (k < draw.First || k > draw.Last)
                continue;
            var opening = k == draw.First ? size * draw.Weight : balances[at - 1];
            var capitalised = opening * Plan.LenderGrowthOf(d, k) * Plan.CapitalisedShareOf(d, k);
            capitals[at] = capitalised;
            interests[at] = (opening * Plan.GrowthOf(d, k)) - capitalised;
            balances[at] = opening + capitalised;
        }
    }

    private void Sum(double size, LoanVectors v, int k)
    {
        Span<double> interests = v.Interests, capitals = v.Capitals, principals = v.Principals, balances = v.Balances;
        var draws = Plan.Draws;
        double interest = v.Interest[k], capitalised = v.Capitalised[k], principal = v.Principal[k], balance = v.Balance[k];
        for (int d = 0, at = k; d < draws.Length; d++, at += v.Payments)
        {
            ref readonly var draw = ref draws[d];
            if (k >= draw.First && k <= draw.Last)
            {
                balances[at] = k == draw.Last ? 0 : balances[at] - principals[at];
                interest += interests[at];
                capitalised += capitals[at];
                principal += principals[at];
                balance += balances[at];
            }
            else if (k < draw.First && draw.Date <= Plan.Dates[k])
            {
                balance += size * draw.Weight;
            }
        }

        (v.Interest[k], v.Capitalised[k], v.Principal[k], v.Balance[k]) = (interest, capitalised, principal, balance);
    }
}
