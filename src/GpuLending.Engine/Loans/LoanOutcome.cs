namespace GpuLending.Engine.Loans;

/// <summary>What is due and what is paid by payment, under one scenario. [0] is closing; all amounts positive.</summary>
internal sealed class LoanOutcome(int payments)
{
    /// <summary>Interest due in cash, after cap and swap, with interest for being late.</summary>
    public double[] InterestDue { get; } = new double[payments];

    /// <summary>Part of the interest due that cap and swap settle: positive is paid to the hedge's bank, negative received.</summary>
    public double[] HedgeDue { get; } = new double[payments];

    /// <summary>What of it is paid: before the lenders' interest.</summary>
    public double[] HedgePaid { get; } = new double[payments];

    /// <summary>Part of the interest due that is for being late.</summary>
    public double[] DefaultInterest { get; } = new double[payments];

    /// <summary>Principal due by the schedule.</summary>
    public double[] PrincipalDue { get; } = new double[payments];

    /// <summary>Part of it that is due only because draws mature.</summary>
    public double[] Balloon { get; } = new double[payments];

    /// <summary>What earlier payments left unpaid, as it stands before the payment; none in the contract kept.</summary>
    public double[] Overdue { get; } = new double[payments];

    public double[] InterestPaid { get; } = new double[payments];

    /// <summary>Interest added to principal, by the terms or because it was not paid.</summary>
    public double[] Capitalised { get; } = new double[payments];

    public double[] PrincipalPaid { get; } = new double[payments];

    /// <summary>Part of the principal paid that was not due yet.</summary>
    public double[] Prepaid { get; } = new double[payments];

    /// <summary>What prepaying costs beside principal; part of the fees.</summary>
    public double[] Premium { get; } = new double[payments];

    public double[] Fees { get; } = new double[payments];

    /// <summary>Interest and principal due that cash flow after fees did not cover.</summary>
    public double[] Shortfall { get; } = new double[payments];

    /// <summary>Balance of one draw on which the period's interest runs, by draw and payment; 0 before its first payment.</summary>
    public required double[][] OpeningOf { get; init; }

    /// <summary>Balance after the payment, with the draws made before or on its day.</summary>
    public double[] Balance { get; } = new double[payments];

    /// <summary>Empties payment k, to be filled again.</summary>
    public void Clear(int k)
    {
        InterestDue[k] = HedgeDue[k] = HedgePaid[k] = DefaultInterest[k] = PrincipalDue[k] = Balloon[k] = InterestPaid[k] = Capitalised[k] = 0;
        PrincipalPaid[k] = Prepaid[k] = Premium[k] = Fees[k] = Shortfall[k] = Balance[k] = Overdue[k] = 0;
    }

    /// <summary>Interest and principal due, the balloon left out.</summary>
    public double DebtServiceDue(int k) => InterestDue[k] + PrincipalDue[k] - Balloon[k];

    /// <summary>The contract kept: everything due is paid, by the sponsor where cash flow falls short.</summary>
    public static LoanOutcome Kept(LoanPlan plan, LoanVectors v, DebtCapacity capacity, double[] standingFees, double exitFee)
    {
        var outcome = new LoanOutcome(plan.Dates.Length) { OpeningOf = Rows(plan) };
        v.Interest.CopyTo(outcome.InterestDue);
        v.Interest.CopyTo(outcome.InterestPaid);
        v.Principal.CopyTo(outcome.PrincipalDue);
        v.Principal.CopyTo(outcome.PrincipalPaid);
        v.Balloon.CopyTo(outcome.Balloon);
        v.Capitalised.CopyTo(outcome.Capitalised);
        v.Balance.CopyTo(outcome.Balance);
        for (var k = 1; k <= plan.LastPayment; k++)
        {
            outcome.Fees[k] = standingFees[k] + (exitFee * v.Principal[k]);
            outcome.Shortfall[k] = Math.Max(0, v.Interest[k] + v.Principal[k] - Math.Max(0, capacity.Cfads[k] - outcome.Fees[k]));
        }

        for (var d = 0; d < plan.Draws.Length; d++)
        {
            for (var k = plan.Draws[d].First; k <= plan.Draws[d].Last; k++)
                outcome.OpeningOf[d][k] = v.BalanceOf(d)[k] + v.PrincipalOf(d)[k] - v.CapitalisedOf(d)[k];
            // The last payment leaves nothing: what was owed before it is the principal it repaid.
            outcome.OpeningOf[d][plan.Draws[d].Last] = v.PrincipalOf(d)[plan.Draws[d].Last] - v.CapitalisedOf(d)[plan.Draws[d].Last];
        }

        for (var k = 1; k <= plan.LastPayment && plan.Rates.IsHedged; k++)
            outcome.HedgePaid[k] = outcome.HedgeDue[k] = Hedge(plan, outcome.OpeningOf, k);
        return outcome;
    }

    /// <summary>What cap and swap settle at payment k on the draws' balances.</summary>
    public static double Hedge(LoanPlan plan, double[][] opening, int k)
    {
        var hedge = 0.0;
        for (var d = 0; d < plan.Draws.Length; d++)
            hedge += opening[d][k] * (plan.GrowthOf(d, k) - plan.LenderGrowthOf(d, k));
        return hedge;
    }

    /// <summary>One row a draw, one element a payment.</summary>
    public static double[][] Rows(LoanPlan plan) => [.. plan.Draws.Select(_ => new double[plan.Dates.Length])];
}
