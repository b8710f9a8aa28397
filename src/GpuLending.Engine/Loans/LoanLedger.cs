namespace GpuLending.Engine.Loans;

/// <summary>The loan's account under one run: what each draw owes, what is due at a payment and what is overdue, whoever decides how much cash there is. One payment
/// date is <see cref="Accrue"/>, then <see cref="Pay"/>, then any <see cref="Prepay"/>, then <see cref="Close"/>. Amounts of the facility are shared among the draws:
/// interest and principal as they are due, arrears as they are overdue, prepayments by balance. Principal not paid stays in the balance, interest not
/// paid is added to it; both are overdue and bear the default margin too. See docs/methodology/scenarios.md.</summary>
/// <param name="plan">The loan under the run's own rates.</param>
/// <param name="schedule">The contract's schedule for the size.</param>
/// <param name="size">The loan.</param>
internal sealed class LoanLedger(LoanPlan plan, LoanVectors schedule, double size)
{
    private readonly double[] _balance = new double[plan.Draws.Length];
    private readonly double[] _interest = new double[plan.Draws.Length];
    private readonly double[] _capitalised = new double[plan.Draws.Length];
    private readonly double[] _due = new double[plan.Draws.Length];
    private readonly double[] _unpaid = new double[plan.Draws.Length];
    private readonly double[] _repaid = new double[plan.Draws.Length];
    private readonly double[] _prepaid = new double[plan.Draws.Length];
    private readonly PrepaymentApplication _application = plan.Facility.Prepayment.Application;

    /// <summary>Principal and interest of earlier payments that are not paid yet.</summary>
    public double Arrears { get; private set; }

    /// <summary>What the draws owe whose first payment has come: what a prepayment may repay at most.</summary>
    public double Owed
    {
        get
        {
            var owed = 0.0;
            for (var d = 0; d < _balance.Length; d++)
                owed += _balance[d];
            return owed;
        }
    }

    /// <summary>An outcome to fill, with the balance at closing.</summary>
    public LoanOutcome Open()
    {
        var outcome = new LoanOutcome(plan.Dates.Length) { OpeningOf = LoanOutcome.Rows(plan) };
        Close(outcome, 0);
        return outcome;
    }

    /// <summary>Interest of the period before payment k and what is due at it; interest that the terms capitalise is in the balance afterwards.</summary>
    /// <param name="outcome">Receives interest due, default interest, capitalised interest, hedge and principal due of k.</param>
    /// <param name="k">The payment, from 1, each in turn.</param>
    public void Accrue(LoanOutcome outcome, int k)
    {
        var draws = plan.Draws;
        var lateGrowth = plan.DefaultGrowth(k);
        for (var d = 0; d < draws.Length; d++)
        {
            ref readonly var draw = ref draws[d];
            _interest[d] = _capitalised[d] = _due[d] = _repaid[d] = _prepaid[d] = 0;
            if (k < draw.First)
                continue;
            if (k == draw.First)
                _balance[d] = size * draw.Weight;
            outcome.OpeningOf[d][k] = _balance[d];
            _capitalised[d] = k > draw.Last ? 0 : _balance[d] * plan.LenderGrowthOf(d, k) * plan.CapitalisedShareOf(d, k);
            var late = _unpaid[d] * lateGrowth;
            _interest[d] = (_balance[d] * plan.GrowthOf(d, k)) - _capitalised[d] + late;
            outcome.DefaultInterest[k] += late;
            _balance[d] += _capitalised[d];
            if (_application == PrepaymentApplication.InOrderOfMaturity && k >= draw.FirstPrincipal && k < draw.Last)
            {
                // What is prepaid counts for the next instalments: nothing is due, nor overdue, until the schedule has come down to the balance.
                _due[d] = Math.Max(0, _balance[d] - schedule.BalanceOf(d)[k]);
                Arrears -= _unpaid[d];
                _unpaid[d] = Math.Min(_unpaid[d], _due[d]);
                Arrears += _unpaid[d];
                _due[d] -= _unpaid[d];
                outcome.InterestDue[k] += _interest[d];
                outcome.Capitalised[k] += _capitalised[d];
                outcome.PrincipalDue[k] += _due[d];
                continue;
            }

            // What earlier payments left unpaid is arrears, not a new amount due; after its maturity a draw owes nothing else.
            var current = Math.Max(0, _balance[d] - _unpaid[d]);
            _due[d] = k > draw.Last ? 0 : k == draw.Last ? current : Due(d, k, current);
            outcome.InterestDue[k] += _interest[d];
            outcome.Capitalised[k] += _capitalised[d];
            outcome.PrincipalDue[k] += _due[d];
        }

        if (plan.Rates.IsHedged)
            outcome.HedgeDue[k] = LoanOutcome.Hedge(plan, outcome.OpeningOf, k);
    }

    /// <summary>Books what is paid of what is due at payment k. What cap and swap ask for is paid before the lenders' interest.</summary>
    /// <param name="outcome">Receives interest and principal paid and the interest added to principal because it was not paid.</param>
    /// <param name="k">The payment.</param>
    /// <param name="interestPaid">At most the interest due.</param>
    /// <param name="principalPaid">At most the principal due.</param>
    /// <param name="arrearsPaid">At most the arrears.</param>
    public void Pay(LoanOutcome outcome, int k, double interestPaid, double principalPaid, double arrearsPaid)
    {
        var interest = outcome.InterestDue[k];
        var principal = outcome.PrincipalDue[k];
        Share(interest, interestPaid, principal, principalPaid, arrearsPaid);
        outcome.InterestPaid[k] = interestPaid;
        outcome.HedgePaid[k] = Math.Min(outcome.HedgeDue[k], interestPaid);
        outcome.Capitalised[k] += interest - interestPaid;
        outcome.PrincipalPaid[k] = principalPaid + arrearsPaid;
    }

    /// <summary>Repays principal before it is due, after what is due was paid: shared by balance, arrears of a draw with the rest of it.</summary>
    /// <param name="outcome">Receives the principal paid and the part of it that is prepaid.</param>
    /// <param name="k">The payment.</param>
    /// <param name="amount">Amount; what is more than is owed is not taken.</param>
    /// <returns>What was taken.</returns>
    public double Prepay(LoanOutcome outcome, int k, double amount)
    {
        var owed = Owed;
        if (amount <= 0 || owed <= 0)
            return 0;
        var share = Math.Min(1, amount / owed);
        Arrears = 0;
        for (var d = 0; d < _balance.Length; d++)
        {
            _prepaid[d] += _balance[d] * share;
            _repaid[d] += _balance[d] * share;
            _balance[d] = share == 1 ? 0 : _balance[d] * (1 - share);
            _unpaid[d] = share == 1 ? 0 : _unpaid[d] * (1 - share);
            Arrears += _unpaid[d];
        }

        var taken = share == 1 ? owed : amount;
        outcome.Prepaid[k] += taken;
        outcome.PrincipalPaid[k] += taken;
        return taken;
    }

    /// <summary>The balance after payment k, with the draws made before or on its day.</summary>
    /// <param name="outcome">Receives it.</param>
    /// <param name="k">The payment; 0 for closing.</param>
    public void Close(LoanOutcome outcome, int k)
    {
        var balance = 0.0;
        var draws = plan.Draws;
        for (var d = 0; d < draws.Length; d++)
            balance += k >= draws[d].First ? _balance[d] : draws[d].Date <= plan.Dates[k] ? size * draws[d].Weight : 0;
        outcome.Balance[k] = balance;
    }

    /// <summary>What payment k repaid of each draw.</summary>
    /// <param name="repaid">Receives principal, capitalised interest and balance of k by draw.</param>
    /// <param name="prepaidOf">Receives the part prepaid, by draw and payment.</param>
    /// <param name="k">The payment.</param>
    public void Record(LoanVectors repaid, double[][] prepaidOf, int k)
    {
        for (var d = 0; d < _balance.Length; d++)
        {
            repaid.PrincipalOf(d)[k] = _repaid[d];
            repaid.CapitalisedOf(d)[k] = _capitalised[d];
            repaid.InterestOf(d)[k] = _interest[d];
            repaid.BalanceOf(d)[k] = _balance[d];
            prepaidOf[d][k] = _prepaid[d];
        }
    }

    /// <summary>Takes over the state of another account of the same loan.</summary>
    /// <param name="other">The account as it stands between two payments.</param>
    public void CopyFrom(LoanLedger other)
    {
        other._balance.CopyTo(_balance, 0);
        other._unpaid.CopyTo(_unpaid, 0);
        Arrears = other.Arrears;
    }

    /// <summary>Principal due before maturity of what a draw owes beside its arrears: by the schedule, as far as no prepayment takes its place.</summary>
    private double Due(int d, int k, double current) => _application switch
    {
        // In order of maturity is struck on the balance, see Accrue: before the first principal nothing is due.
        PrepaymentApplication.InverseOrder or PrepaymentApplication.InOrderOfMaturity => Math.Min(current, schedule.PrincipalOf(d)[k]),
        PrepaymentApplication.ProRata => schedule.PrincipalOf(d)[k] > 0 ? current * (schedule.PrincipalOf(d)[k] / (schedule.PrincipalOf(d)[k] + schedule.BalanceOf(d)[k])) : 0,
    };

    private void Share(double interest, double interestPaid, double principal, double principalPaid, double arrearsPaid)
    {
        var unpaidInterest = interest > 0 ? (interest - interestPaid) / interest : 0;
        var paid = principal > 0 ? principalPaid / principal : 0;
        var caughtUp = Arrears > 0 ? arrearsPaid / Arrears : 0;
        Arrears = 0;
        for (var d = 0; d < _balance.Length; d++)
        {
            var repaid = (_due[d] * paid) + (_unpaid[d] * caughtUp);
            var added = _interest[d] * unpaidInterest;
            _repaid[d] += repaid;
            _unpaid[d] = (_unpaid[d] * (1 - caughtUp)) + (_due[d] * (1 - paid)) + added;
            _balance[d] = Math.Max(0, _balance[d] - repaid) + added;
            Arrears += _unpaid[d];
        }
    }
}
