namespace GpuLending.Engine.Loans;

/// <summary>The base run's loan under a scenario: same size, draws and schedule; other rates and other cash. Cash pays interest first, then principal due,
/// then what earlier payments left unpaid. The sponsor goes on paying what the base run already asked of it, and no more; the reserve is used before
/// anything goes unpaid. Principal not paid stays in the balance, interest not paid is added to it; what is overdue bears the default margin too. What cap and
/// swap ask for is paid before the lenders' interest. See docs/methodology/scenarios.md.</summary>
internal sealed class StressedLoan(LoanPlan plan, LoanVectors schedule, double size, double reserve, double[] standingFees, double exitFee)
{
    private readonly double[] _balance = new double[plan.Draws.Length];
    private readonly double[] _interest = new double[plan.Draws.Length];
    private readonly double[] _capitalised = new double[plan.Draws.Length];
    private readonly double[] _due = new double[plan.Draws.Length];
    private readonly double[] _unpaid = new double[plan.Draws.Length];
    private double _arrears;
    private double _reserve;

    public LoanOutcome Run(DebtCapacity stressed, LoanOutcome kept)
    {
        var outcome = new LoanOutcome(plan.Dates.Length) { OpeningOf = LoanOutcome.Rows(plan) };
        outcome.Balance[0] = kept.Balance[0];
        _reserve = reserve;
        _arrears = 0;
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            Accrue(outcome, k);
            Pay(outcome, k, stressed.Cfads[k], kept.Shortfall[k]);
            outcome.Balloon[k] = Math.Min(kept.Balloon[k], outcome.PrincipalDue[k]);
        }

        return outcome;
    }

    private void Accrue(LoanOutcome outcome, int k)
    {
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            var draw = plan.Draws[d];
            _interest[d] = _capitalised[d] = _due[d] = 0;
            if (k < draw.First)
                continue;
            if (k == draw.First)
                _balance[d] = size * draw.Weight;
            outcome.OpeningOf[d][k] = _balance[d];
            _capitalised[d] = k > draw.Last ? 0 : _balance[d] * plan.LenderGrowthOf(d, k) * plan.CapitalisedShareOf(d, k);
            var late = _unpaid[d] * plan.DefaultGrowth(k);
            _interest[d] = (_balance[d] * plan.GrowthOf(d, k)) - _capitalised[d] + late;
            outcome.DefaultInterest[k] += late;
            _balance[d] += _capitalised[d];
            // What earlier payments left unpaid is arrears, not a new amount due; after its maturity a draw owes nothing else.
            var current = Math.Max(0, _balance[d] - _unpaid[d]);
            _due[d] = k > draw.Last ? 0 : k == draw.Last ? current : Math.Min(current, schedule.PrincipalOf(d)[k]);
            outcome.InterestDue[k] += _interest[d];
            outcome.Capitalised[k] += _capitalised[d];
            outcome.PrincipalDue[k] += _due[d];
        }

        if (plan.Rates.IsHedged)
            outcome.HedgeDue[k] = LoanOutcome.Hedge(plan, outcome.OpeningOf, k);
    }

    private void Pay(LoanOutcome outcome, int k, double cfads, double support)
    {
        var interest = outcome.InterestDue[k];
        var principal = outcome.PrincipalDue[k];
        var cash = Math.Max(0, cfads - standingFees[k]) + Math.Min(support, Math.Max(0, interest + principal));
        outcome.Shortfall[k] = Math.Max(0, interest + principal - Math.Max(0, cfads - standingFees[k] - (exitFee * principal)));

        var fromReserve = Math.Min(_reserve, Math.Max(0, interest + principal + _arrears - cash));
        _reserve -= fromReserve;
        cash += fromReserve;
        var interestPaid = Math.Min(interest, cash);
        cash -= interestPaid;
        var principalPaid = Math.Min(principal, cash);
        cash -= principalPaid;
        var arrearsPaid = Math.Min(_arrears, cash);
        cash -= arrearsPaid;
        var refill = Math.Min(cash, Math.Max(0, reserve - _reserve));
        _reserve += refill;
        Share(interest, interestPaid, principal, principalPaid, arrearsPaid);
        outcome.InterestPaid[k] = interestPaid;
        outcome.HedgePaid[k] = Math.Min(outcome.HedgeDue[k], interestPaid);
        outcome.Capitalised[k] += interest - interestPaid;
        outcome.PrincipalPaid[k] = principalPaid + arrearsPaid;
        outcome.Fees[k] = standingFees[k] + (exitFee * outcome.PrincipalPaid[k]);
        for (var d = 0; d < plan.Draws.Length; d++)
            outcome.Balance[k] += k >= plan.Draws[d].First ? _balance[d] : plan.Draws[d].Date <= plan.Dates[k] ? size * plan.Draws[d].Weight : 0;
    }

    private void Share(double interest, double interestPaid, double principal, double principalPaid, double arrearsPaid)
    {
        var unpaidInterest = interest > 0 ? (interest - interestPaid) / interest : 0;
        var paid = principal > 0 ? principalPaid / principal : 0;
        var caughtUp = _arrears > 0 ? arrearsPaid / _arrears : 0;
        _arrears = 0;
        for (var d = 0; d < _balance.Length; d++)
        {
            var repaid = (_due[d] * paid) + (_unpaid[d] * caughtUp);
            var added = _interest[d] * unpaidInterest;
            _unpaid[d] = (_unpaid[d] * (1 - caughtUp)) + (_due[d] * (1 - paid)) + added;
            _balance[d] = Math.Max(0, _balance[d] - repaid) + added;
            _arrears += _unpaid[d];
        }
    }
}
