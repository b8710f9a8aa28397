namespace GpuLending.Engine.Loans;

/// <summary>The contract kept with its prepayments: everything due is paid and everything the terms ask to be prepaid is, by the sponsor where cash falls short. Without any the schedule is
/// the outcome. See docs/methodology/prepayments.md.</summary>
internal sealed class KeptLoan
{
    private KeptLoan(LoanOutcome outcome, LoanVectors repaid, double[][] prepaidOf, double[] support, IReadOnlyList<PrepaymentMade> made)
    {
        (Outcome, Repaid, PrepaidOf, Support, Made) = (outcome, repaid, prepaidOf, support, made);
    }

    public LoanOutcome Outcome { get; }

    /// <summary>Each draw's principal and balance as repaid; the schedule itself when nothing is prepaid.</summary>
    public LoanVectors Repaid { get; }

    /// <summary>Part of each draw's principal that is prepaid; empty when nothing is.</summary>
    public double[][] PrepaidOf { get; }

    /// <summary>What the sponsor puts into prepayments and their premiums by payment, because cash after debt service does not cover them.</summary>
    public double[] Support { get; }

    public IReadOnlyList<PrepaymentMade> Made { get; }

    /// <summary>The schedule, kept.</summary>
    public static KeptLoan OfSchedule(LoanPlan plan, LoanVectors schedule, DebtCapacity capacity, double[] standingFees, double exitFee) =>
        new(LoanOutcome.Kept(plan, schedule, capacity, standingFees, exitFee), schedule, [], new double[plan.Dates.Length], []);

    /// <summary>The schedule and the prepayments, kept.</summary>
    public static KeptLoan OfPrepayments(
        LoanPlan plan, LoanVectors schedule, double size, DebtCapacity capacity, PrepaymentPlan prepayments, double[] standingFees, double exitFee)
    {
        var ledger = new LoanLedger(plan, schedule, size);
        var outcome = ledger.Open();
        var repaid = new LoanVectors(plan.Draws.Length, plan.Dates.Length);
        var prepaidOf = LoanOutcome.Rows(plan);
        var support = new double[plan.Dates.Length];
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            ledger.Accrue(outcome, k);
            var (interest, principal) = (outcome.InterestDue[k], outcome.PrincipalDue[k]);
            ledger.Pay(outcome, k, interest, principal, 0);
            var used = prepayments.Run(ledger, outcome, k, double.PositiveInfinity);
            ledger.Close(outcome, k);
            ledger.Record(repaid, prepaidOf, k);
            outcome.Balloon[k] = Math.Min(schedule.Balloon[k], principal);
            var fees = standingFees[k] + (exitFee * outcome.PrincipalPaid[k]);
            outcome.Fees[k] = fees + outcome.Premium[k];
            var cash = Math.Max(0, capacity.Cfads[k] - fees);
            outcome.Shortfall[k] = Math.Max(0, interest + principal - cash);
            support[k] = Math.Max(0, used - Math.Max(0, cash - interest - principal));
            repaid.Principal[k] = outcome.PrincipalPaid[k];
            repaid.Balance[k] = outcome.Balance[k];
        }

        return new(outcome, repaid, prepaidOf, support, prepayments.Made);
    }

    /// <summary>Charges other standing fees: an agent is paid only while something is owed, which prepayments shorten.</summary>
    public void Charge(double[] standingFees, double exitFee)
    {
        for (var k = 1; k < standingFees.Length; k++)
            Outcome.Fees[k] = standingFees[k] + (exitFee * Outcome.PrincipalPaid[k]) + Outcome.Premium[k];
    }
}
