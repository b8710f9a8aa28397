using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Waterfalls;

/// <summary>The waterfall served on every payment date of one run, in the base scenario and under stress alike: the rules decide how much cash there is for the
/// loan, the ledger books it. See docs/methodology/waterfall.md.</summary>
internal sealed class WaterfallRun
{
    private readonly DealRun _run;
    private readonly WaterfallPlan _plan;
    private readonly LoanPlan _loan;
    private readonly LoanLedger _ledger;
    private readonly PrepaymentPlan? _prepayments;
    private readonly SponsorSupport _sponsor;
    private readonly double[]? _debtSupportAllowed;
    private readonly double[] _held;
    private double _cash;
    private double _receipts;
    private double _supportLeft;
    private double _unpaidCosts;
    private double _unpaidFees;
    private double _unpaidRepaymentFees;
    private readonly int _drawnBy;
    private double _hedgePaid;
    private double _lenderInterestPaid;
    private double _feesPaid;
    private readonly double[]? _juniorSupportAllowed;
    private double _juniorPaid;

    private WaterfallRun(DealRun run, WaterfallTerms terms, WaterfallRun? inBase)
    {
        _run = run;
        _loan = run.Plan;
        _plan = WaterfallPlan.Resolve(terms, run);
        _ledger = new LoanLedger(run.Plan, run.Schedule, run.Size);
        _prepayments = run.NewPrepayments();
        _sponsor = terms.SponsorPays;
        _debtSupportAllowed = inBase?.DebtSupport;
        _juniorSupportAllowed = inBase?.JuniorSupport;
        Junior = run.JuniorPlan is { } junior ? new JuniorLedger(junior) : null;
        _held = new double[_plan.Accounts.Length];
        _drawnBy = run.Plan.Draws.Max(draw => draw.First);
        var payments = run.Plan.Dates.Length;
        Board = new TriggerBoard(_plan.Triggers, run.Plan, run.Capacity);
        Due = Rows(_plan.Steps.Length, payments);
        Paid = Rows(_plan.Steps.Length, payments);
        CashLeft = Rows(_plan.Steps.Length, payments);
        Target = Rows(_held.Length, payments);
        PaidIn = Rows(_held.Length, payments);
        Drawn = Rows(_held.Length, payments);
        Held = Rows(_held.Length, payments);
        Receipts = new double[payments];
        HedgeReceived = new double[payments];
        Funding = new double[payments];
        Support = new double[payments];
        DebtSupport = new double[payments];
        JuniorSupport = new double[payments];
        Collections = new double[payments];
        Unpaid = new double[payments];
        BalanceBeforeSweep = new double[payments];
        Swept = new double[payments];
        Distributions = new double[payments];
        Outcome = _ledger.Open();
    }

    public ResolvedStep[] Steps => _plan.Steps;

    public ResolvedAccount[] Accounts => _plan.Accounts;

    public ResolvedTrigger[] Triggers => _plan.Triggers;

    public TriggerBoard Board { get; }

    /// <summary>What each rule asked for, by rule and payment.</summary>
    public double[][] Due { get; }

    public double[][] Paid { get; }

    public double[][] CashLeft { get; }

    /// <summary>By account and payment.</summary>
    public double[][] Target { get; }

    public double[][] PaidIn { get; }

    public double[][] Drawn { get; }

    public double[][] Held { get; }

    public double[] Receipts { get; }

    public double[] HedgeReceived { get; }

    public double[] Funding { get; }

    public double[] Support { get; }

    /// <summary>Part of the support that pays interest and principal.</summary>
    public double[] DebtSupport { get; }

    /// <summary>Part of the support that pays the junior tranche.</summary>
    public double[] JuniorSupport { get; }

    /// <summary>The junior tranche as the waterfall pays it; null when there is none.</summary>
    public JuniorLedger? Junior { get; }

    /// <summary>Balance of the collection account.</summary>
    public double[] Collections { get; }

    public double[] Unpaid { get; }

    public double[] BalanceBeforeSweep { get; }

    public double[] Swept { get; }

    /// <summary>Distributions, and on the last date what accounts release to the sponsor.</summary>
    public double[] Distributions { get; }

    public SaleOutcome? Sale { get; private set; }

    /// <summary>Principal repaid on the last date by the sale and by what accounts still hold.</summary>
    public double RepaidAtEnd { get; private set; }

    /// <summary>Junior principal repaid on the last date, after the loan's.</summary>
    public double JuniorRepaidAtEnd { get; private set; }

    /// <summary>Prepayments that the loan's own terms ask for, made beside the sweeps.</summary>
    public IReadOnlyList<PrepaymentMade> Prepayments => _prepayments?.Made ?? [];

    /// <summary>The loan as the waterfall paid it.</summary>
    public LoanOutcome Outcome { get; }

    /// <summary>Serves the waterfall over the loan's life.</summary>
    /// <param name="run">The run, with the loan sized and its schedule set.</param>
    /// <param name="terms">The waterfall.</param>
    /// <param name="kept">The contract kept, for the balloon.</param>
    /// <param name="inBase">The base run's waterfall, whose support bounds the sponsor's; null in the base run.</param>
    public static WaterfallRun Of(DealRun run, WaterfallTerms terms, LoanOutcome kept, WaterfallRun? inBase)
    {
        var waterfall = new WaterfallRun(run, terms, inBase);
        waterfall.OpenAccounts(0);
        for (var k = 1; k <= run.Plan.LastPayment; k++)
            waterfall.Serve(k, kept);
        waterfall.End(terms.SaleAtMaturity);
        return waterfall;
    }

    private void Serve(int k, LoanOutcome kept)
    {
        _ledger.Accrue(Outcome, k);
        _ledger.Close(Outcome, k);
        Outcome.Balloon[k] = Math.Min(kept.Balloon[k], Outcome.PrincipalDue[k]);
        Collect(k);
        for (var s = 0; s < _plan.Steps.Length; s++)
        {
            Serve(s, k);
            CashLeft[s][k] = _cash;
            if (s == _plan.TriggersAfter)
                Strike(k);
        }

        Outcome.Fees[k] = _feesPaid + Outcome.Premium[k];
        Junior?.Pay(k, _juniorPaid);
        _ledger.Close(Outcome, k);
        Collections[k] = _cash;
        OpenAccounts(k);
        for (var a = 0; a < _held.Length; a++)
        {
            Held[a][k] = _held[a];
            Target[a][k] = TargetOf(a, k);
        }
    }

    /// <summary>Cash before the first rule: what was left, what comes in, what accounts release.</summary>
    private void Collect(int k)
    {
        var cash = Period(k);
        _receipts = Receipts[k] = cash.Receipts;
        Due[IndexOf(WaterfallStepKind.OperatingExpenses)][k] = cash.Costs + _unpaidCosts;
        var hedge = Outcome.HedgeDue[k];
        HedgeReceived[k] = Math.Max(0, -hedge);
        _cash = Collections[k - 1] + cash.Receipts + Math.Max(0, -Math.Max(hedge, hedge + LenderInterest(k)));
        _supportLeft = _sponsor != SponsorSupport.BaseCase
            ? 0
            : _debtSupportAllowed is { } allowed ? Math.Min(allowed[k], Math.Max(0, Outcome.InterestDue[k] + Outcome.PrincipalDue[k])) : double.PositiveInfinity;
        _hedgePaid = _lenderInterestPaid = _feesPaid = _juniorPaid = 0;
        var owes = FeeSchedule.IsOwed(_ledger.Owed) || k < _drawnBy;
        for (var a = 0; a < _held.Length; a++)
        {
            if (_held[a] > 0 && (_plan.Accounts[a].Terms.Use == AccountUse.JoinsCash || k >= _plan.Accounts[a].Ends || !owes))
                _cash += Take(a, k, _held[a]);
        }
    }

    private void Serve(int s, int k)
    {
        var step = _plan.Steps[s];
        var holds = step.Holds(k, Board.On);
        switch (step.Kind)
        {
            case WaterfallStepKind.OperatingExpenses:
                Paid[s][k] = Pay(Due[s][k], k, costs: true, debt: false, SponsorForCosts);
                _unpaidCosts = Due[s][k] - Paid[s][k];
                break;
            case WaterfallStepKind.FeesAndHedges:
                PayFeesAndHedge(s, k);
                break;
            case WaterfallStepKind.Interest:
                PayInterest(s, k);
                break;
            case WaterfallStepKind.Principal:
                PayPrincipal(s, k);
                break;
            case WaterfallStepKind.FundAccount:
                Paid[s][k] = holds ? Fund(s, step.Account, k) : 0;
                break;
            case WaterfallStepKind.Sweep:
                Paid[s][k] = holds ? Sweep(s, step, k) : 0;
                break;
            case WaterfallStepKind.RepaymentFees:
                Due[s][k] = _unpaidRepaymentFees + (_run.DealCase.Facility.Fees.Exit * Outcome.PrincipalPaid[k]);
                Paid[s][k] = Pay(Due[s][k], k, costs: false, debt: false, SponsorForCosts);
                _feesPaid += Paid[s][k];
                _unpaidRepaymentFees = Due[s][k] - Paid[s][k];
                break;
            case WaterfallStepKind.CashTrap:
                Paid[s][k] = Trap(s, step, k, holds);
                break;
            case WaterfallStepKind.JuniorDebt when holds:
                PayJunior(s, k);
                break;
            case WaterfallStepKind.JuniorDebt:
                break;
            case WaterfallStepKind.ManagementFee or WaterfallStepKind.ResidualCapex:
                Due[s][k] = holds ? (step.AmountPerMonth * (_loan.Months[k] - _loan.Months[k - 1])) + (step.ReceiptsShare * _receipts) : 0;
                Paid[s][k] = FromCash(Due[s][k]);
                break;
            case WaterfallStepKind.Distribution:
                Due[s][k] = step.Share(Board.On) * _cash;
                Paid[s][k] = holds ? FromCash(Due[s][k]) : 0;
                Distributions[k] += Paid[s][k];
                break;
        }
    }

    private double SponsorForCosts => _sponsor == SponsorSupport.None ? 0 : double.PositiveInfinity;

    private void PayFeesAndHedge(int s, int k)
    {
        var fees = _run.StandingFees[k] + _unpaidFees;
        var hedge = Math.Max(0, Outcome.HedgeDue[k]);
        Due[s][k] = fees + hedge;
        var paid = Pay(fees, k, costs: true, debt: false, SponsorForCosts);
        _feesPaid += paid;
        _unpaidFees = fees - paid;
        var before = Support[k];
        _hedgePaid = Pay(hedge, k, costs: false, debt: true, _supportLeft);
        Supported(k, before);
        Paid[s][k] = paid + _hedgePaid;
    }

    /// <summary>The lenders' interest. What a hedge pays goes to it first; the rest of what a hedge pays is in the cash already.</summary>
    private void PayInterest(int s, int k)
    {
        var interest = LenderInterest(k);
        Due[s][k] = interest;
        if (interest < 0)
        {
            // Rates below zero: the lenders pay.
            _cash -= interest;
            _lenderInterestPaid = interest;
        }
        else
        {
            var fromHedge = Math.Min(interest, HedgeReceived[k]);
            var before = Support[k];
            _lenderInterestPaid = fromHedge + Pay(interest - fromHedge, k, costs: false, debt: true, _supportLeft);
            Supported(k, before);
        }

        Paid[s][k] = _lenderInterestPaid;
    }

    private void PayPrincipal(int s, int k)
    {
        var principal = Outcome.PrincipalDue[k];
        Outcome.Overdue[k] = _ledger.Arrears;
        Due[s][k] = principal + Outcome.Overdue[k];
        var before = Support[k];
        var paid = Pay(Due[s][k], k, costs: false, debt: true, _supportLeft);
        Supported(k, before);
        Paid[s][k] = paid;
        Unpaid[k] = Math.Max(0, Outcome.InterestDue[k] + Due[s][k] - InterestPaid(k) - paid);
        var interestPaid = InterestPaid(k);
        var service = Outcome.InterestDue[k] + Due[s][k] - Outcome.Balloon[k];
        var principalPaid = Math.Min(paid, principal);
        _ledger.Pay(Outcome, k, interestPaid, principalPaid, paid - principalPaid);
        Outcome.HedgePaid[k] = Outcome.HedgeDue[k] > 0 ? _hedgePaid : Outcome.HedgeDue[k];
        ServiceDue = service;
        Outcome.Shortfall[k] = Math.Max(
            0,
            Outcome.InterestDue[k] + principal
            - Math.Max(0, _run.Capacity.Cfads[k] - _run.StandingFees[k] - (_run.DealCase.Facility.Fees.Exit * principal)));
        Prepay(s, k);
    }

    /// <summary>What the loan's terms prepay, with principal: from cash, then from what the sponsor puts into prepayments where it pays the base case. Proceeds of lots go to the lenders outside the
    /// waterfall.</summary>
    private void Prepay(int s, int k)
    {
        if (_prepayments is null)
            return;
        var support = _sponsor == SponsorSupport.BaseCase ? _run.Kept.Support[k] : 0;
        var used = _prepayments.Run(_ledger, Outcome, k, _cash + support);
        var fromSponsor = Math.Max(0, used - _cash);
        Support[k] += fromSponsor;
        _cash -= used - fromSponsor;
        Due[s][k] += used;
        Paid[s][k] += used;
    }

    private double ServiceDue { get; set; }

    private void Strike(int k)
    {
        _ledger.Close(Outcome, k);
        BalanceBeforeSweep[k] = Outcome.Balance[k];
        Board.Strike(k, ServiceDue, Outcome.Balance[k], _run.Schedule.Balance[k]);
    }

    /// <summary>The junior tranche: in the base scenario the sponsor pays what cash does not, under stress no more than that.</summary>
    private void PayJunior(int s, int k)
    {
        if (Junior is null)
            return;
        Due[s][k] = Junior.Due(k);
        var before = Support[k];
        var sponsor = _sponsor != SponsorSupport.BaseCase ? 0 : _juniorSupportAllowed is { } allowed ? allowed[k] : double.PositiveInfinity;
        Paid[s][k] = Pay(Due[s][k], k, costs: false, debt: false, sponsor);
        JuniorSupport[k] = Support[k] - before;
        _juniorPaid = Paid[s][k];
    }

    private double Fund(int s, int a, int k)
    {
        var target = k > _plan.Accounts[a].Opens ? TargetOf(a, k) : 0;
        var missing = target - _held[a];
        Due[s][k] = missing;
        if (missing < 0)
        {
            _cash += Take(a, k, -missing);
            return missing;
        }

        var paid = FromCash(missing);
        Put(a, k, paid);
        return paid;
    }

    private double Sweep(int s, ResolvedStep step, int k)
    {
        Due[s][k] = step.OnTopOfPrincipal is { } faster ? faster[k] * Math.Max(0, Outcome.PrincipalDue[k] - Outcome.Balloon[k])
            : (step.ShareByPayment?[k] ?? step.Share(Board.On)) * _cash;
        var taken = _ledger.Prepay(Outcome, k, Math.Min(Due[s][k], _cash));
        _cash -= taken;
        Swept[k] += taken;
        return taken;
    }

    private double Trap(int s, ResolvedStep step, int k, bool holds)
    {
        if (!holds)
        {
            var released = Take(step.Account, k, _held[step.Account]);
            _cash += released;
            return -released;
        }

        Due[s][k] = step.Share(Board.On) * _cash;
        var trapped = FromCash(Due[s][k]);
        Put(step.Account, k, trapped);
        return trapped;
    }

    /// <summary>After the last rule of payment k: accounts that open on its day are funded by the sponsor.</summary>
    private void OpenAccounts(int k)
    {
        for (var a = 0; a < _held.Length; a++)
        {
            var account = _plan.Accounts[a];
            if (account.Opens != k || account.Terms.FundedShare == 0)
                continue;
            var amount = Math.Max(0, (account.Terms.FundedShare * TargetOf(a, k)) - _held[a]);
            Funding[k] += amount;
            Put(a, k, amount);
            Held[a][k] = _held[a];
            Target[a][k] = TargetOf(a, k);
        }
    }

    /// <summary>The last date: accounts and the sale repay what is owed, the rest is the sponsor's.</summary>
    private void End(SaleAtMaturity? sale)
    {
        var k = _loan.LastPayment;
        double proceeds = 0, value = 0;
        if (sale is not null)
        {
            Amounts.Between(sale.Haircut, 0, 1, "/waterfall/saleAtMaturity/haircut");
            value = _run.ValueByPremise[sale.Premise ?? _run.DealCase.Valuation.Premise][_loan.Months[k]];
            proceeds = (1 - sale.Haircut) * value;
        }

        var released = Collections[k];
        for (var a = 0; a < _held.Length; a++)
            released += Take(a, k, _held[a]);
        RepaidAtEnd = _ledger.Prepay(Outcome, k, proceeds + released);
        _ledger.Close(Outcome, k);
        Outcome.Prepaid[k] -= RepaidAtEnd;
        Collections[k] = 0;
        // A junior tranche that has matured, or whose fleet is sold, comes before the sponsor.
        if (Junior is not null && (k >= Junior.Last || sale is not null))
            JuniorRepaidAtEnd = Junior.Repay(k, proceeds + released - RepaidAtEnd);
        var repaid = RepaidAtEnd + JuniorRepaidAtEnd;
        var fromAccounts = Math.Min(released, repaid);
        Distributions[k] += released - fromAccounts;
        if (sale is not null)
            Sale = new SaleOutcome(value, proceeds, RepaidAtEnd, proceeds - (repaid - fromAccounts));
        for (var a = 0; a < _held.Length; a++)
            Held[a][k] = 0;
    }

    private double TargetOf(int a, int k)
    {
        var account = _plan.Accounts[a];
        if (k < account.Opens || k >= account.Ends)
            return 0;
        var owed = Outcome.Balance[k];
        if (k > 0 && !FeeSchedule.IsOwed(owed) && k >= _drawnBy)
            return 0;
        var target = account.Target[k];
        var scheduled = _run.Schedule.Balance[k];
        if (account.FollowsBalance && scheduled > 0)
            target *= Math.Min(1, owed / scheduled);
        return account.Terms.LimitedToBalance ? Math.Min(target, owed) : target;
    }

    /// <summary>Pays from cash, then from the accounts that may, then from the sponsor.</summary>
    private double Pay(double due, int k, bool costs, bool debt, double fromSponsor)
    {
        if (due <= 0)
            return 0;
        var paid = FromCash(due);
        for (var a = 0; a < _held.Length && paid < due; a++)
        {
            if ((costs && _plan.Accounts[a].PaysCosts) || (debt && _plan.Accounts[a].PaysDebtService))
                paid += Take(a, k, Math.Min(_held[a], due - paid));
        }

        if (paid >= due || fromSponsor <= 0)
            return paid;
        var support = Math.Min(fromSponsor, due - paid);
        Support[k] += support;
        return support == due - paid ? due : paid + support;
    }

    private void Supported(int k, double before)
    {
        var support = Support[k] - before;
        DebtSupport[k] += support;
        _supportLeft -= support;
    }

    private double FromCash(double amount)
    {
        var paid = Math.Min(_cash, amount);
        _cash -= paid;
        return paid;
    }

    private double Take(int a, int k, double amount)
    {
        _held[a] -= amount;
        Drawn[a][k] += amount;
        return amount;
    }

    private void Put(int a, int k, double amount)
    {
        _held[a] += amount;
        PaidIn[a][k] += amount;
    }

    private double LenderInterest(int k) => Outcome.InterestDue[k] - Outcome.HedgeDue[k];

    /// <summary>Interest paid with what cap and swap settle, as the ledger books it.</summary>
    private double InterestPaid(int k) => Outcome.HedgeDue[k] > 0 ? _hedgePaid + _lenderInterestPaid : _lenderInterestPaid + Outcome.HedgeDue[k];

    private PeriodCash Period(int k)
    {
        double receipts = 0, costs = 0;
        for (var m = _loan.Months[k - 1] + 1; m <= _loan.Months[k]; m++)
        {
            var month = PeriodCash.Of(_run.Vectors, m);
            receipts += month.Receipts;
            costs += month.Costs;
        }

        return new PeriodCash(receipts, costs);
    }

    private int IndexOf(WaterfallStepKind kind) => Array.FindIndex(_plan.Steps, step => step.Kind == kind);

    private static double[][] Rows(int rows, int payments)
    {
        var result = new double[rows][];
        for (var i = 0; i < rows; i++)
            result[i] = new double[payments];
        return result;
    }
}
