namespace GpuLending.Engine.Loans;

/// <summary>The base run's loan under a scenario: same size, draws and schedule; other rates and other cash. Cash pays interest first, then principal due,
/// then what earlier payments left unpaid. The sponsor goes on paying what the base run already asked of it, and no more; the reserve is used before
/// anything goes unpaid. See docs/methodology/scenarios.md.</summary>
internal sealed class StressedLoan(
    LoanPlan plan, LoanVectors schedule, double size, double reserve, double[] standingFees, double exitFee, PrepaymentPlan? prepayments)
{
    private double _reserve;

    public LoanOutcome Run(DebtCapacity stressed, LoanOutcome kept, double[] support)
    {
        var ledger = new LoanLedger(plan, schedule, size);
        var outcome = ledger.Open();
        _reserve = reserve;
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            ledger.Accrue(outcome, k);
            var left = Pay(ledger, outcome, k, stressed.Cfads[k], kept.Shortfall[k]);
            prepayments?.Run(ledger, outcome, k, left + support[k]);
            outcome.Fees[k] = standingFees[k] + (exitFee * outcome.PrincipalPaid[k]) + outcome.Premium[k];
            ledger.Close(outcome, k);
            outcome.Balloon[k] = Math.Min(kept.Balloon[k], outcome.PrincipalDue[k]);
        }

        return outcome;
    }

    /// <returns>Cash left after debt service, arrears and the reserve.</returns>
    private double Pay(LoanLedger ledger, LoanOutcome outcome, int k, double cfads, double support)
    {
        var interest = outcome.InterestDue[k];
        var principal = outcome.PrincipalDue[k];
        var arrears = outcome.Overdue[k] = ledger.Arrears;
        var cash = Math.Max(0, cfads - standingFees[k]) + Math.Min(support, Math.Max(0, interest + principal));
        outcome.Shortfall[k] = Math.Max(0, interest + principal - Math.Max(0, cfads - standingFees[k] - (exitFee * principal)));

        var fromReserve = Math.Min(_reserve, Math.Max(0, interest + principal + arrears - cash));
        _reserve -= fromReserve;
        cash += fromReserve;
        var interestPaid = Math.Min(interest, cash);
        cash -= interestPaid;
        var principalPaid = Math.Min(principal, cash);
        cash -= principalPaid;
        var arrearsPaid = Math.Min(arrears, cash);
        cash -= arrearsPaid;
        var refill = Math.Min(cash, Math.Max(0, reserve - _reserve));
        _reserve += refill;
        ledger.Pay(outcome, k, interestPaid, principalPaid, arrearsPaid);
        return cash - refill;
    }
}
