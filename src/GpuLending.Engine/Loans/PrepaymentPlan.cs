using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Loans;

/// <summary>What is repaid before it is due, by payment, under one run: proceeds of lots lost or sold, the borrower's own prepayments, and what the terms ask for when loan-to-cost is
/// above its cap or coming cash does not pay coming debt service. Dated events count at the first payment on or after their day. See docs/methodology/prepayments.md.</summary>
internal sealed class PrepaymentPlan
{
    private readonly PrepaymentTerms _terms;
    private readonly LoanPlan _plan;
    private readonly LoanVectors _schedule;
    private readonly FleetPlan _fleet;
    private readonly double[] _proceeds;
    private readonly double[] _voluntary;
    private readonly double[] _atPar;
    private readonly double[] _available;
    private readonly LoanLedger? _trial;
    private readonly LoanOutcome? _trialOutcome;
    private readonly List<PrepaymentMade> _made = [];

    /// <param name="dealCase">The case.</param>
    /// <param name="plan">The loan under the run's rates.</param>
    /// <param name="schedule">The contract's schedule for the size.</param>
    /// <param name="size">The loan.</param>
    /// <param name="fleet">Lots under the run's scenario.</param>
    /// <param name="cfads">The run's cash by payment.</param>
    /// <param name="standingFees">Undrawn and agency fees by payment.</param>
    public PrepaymentPlan(DealCase dealCase, LoanPlan plan, LoanVectors schedule, double size, FleetPlan fleet, double[] cfads, double[] standingFees)
    {
        (_plan, _schedule, _fleet) = (plan, schedule, fleet);
        _terms = dealCase.Facility.Prepayment;
        var count = plan.Dates.Length;
        (_proceeds, _voluntary, _atPar) = (new double[count], new double[count], new double[count]);
        Amounts.Between(_terms.LoanToCostAbove ?? 1, 0.01, 100, "/facility/prepayment/loanToCostAbove");
        Amounts.Between(_terms.NegativeIncomeMonthsAhead, 0, 120, "/facility/prepayment/negativeIncomeMonthsAhead");
        ReadEvents(dealCase);
        _available = new double[count];
        for (var k = 1; k < count; k++)
            _available[k] = Math.Max(0, cfads[k] - standingFees[k]);
        if (!_terms.OnNegativeOperatingIncome)
            return;
        _trial = new LoanLedger(plan, schedule, size);
        _trialOutcome = new LoanOutcome(count) { OpeningOf = LoanOutcome.Rows(plan) };
    }

    /// <summary>Whether the terms hold any prepayment: where not, a run follows the schedule.</summary>
    public static bool IsAny(PrepaymentTerms terms) =>
        terms.Voluntary.Count > 0 || terms.Proceeds.Count > 0 || terms.LoanToCostAbove is not null || terms.OnNegativeOperatingIncome;

    /// <summary>What was prepaid so far, in order.</summary>
    public IReadOnlyList<PrepaymentMade> Made => _made;

    /// <summary>Principal that proceeds of lots lost or sold prepay at payment k; the money comes with the event.</summary>
    public double Proceeds(int k) => _proceeds[k];

    /// <summary>Principal that the borrower announced to prepay at payment k.</summary>
    public double Voluntary(int k) => _voluntary[k];

    /// <summary>Principal that the terms ask for at payment k, after what is due and announced was paid: what loan-to-cost has too much, then what coming cash cannot carry.</summary>
    /// <param name="k">The payment.</param>
    /// <param name="ledger">The loan's account then; it is not changed.</param>
    public double Mandatory(int k, LoanLedger ledger)
    {
        var cost = AboveCost(k, ledger);
        return cost + (_terms.OnNegativeOperatingIncome ? Restoring(k, ledger, cost) : 0);
    }

    /// <summary>Premium on principal prepaid at payment k.</summary>
    /// <param name="k">The payment.</param>
    /// <param name="amount">Principal prepaid.</param>
    /// <param name="isMandatory">Whether the terms asked for it; part of what is announced may be free too, see <see cref="Run"/>.</param>
    public double Premium(int k, double amount, bool isMandatory = false) =>
        _terms.Premium is { } premium && (!isMandatory || premium.OnMandatory) ? amount * PrepaymentPrice.PremiumOf(_plan, _schedule, premium, k) : 0;

    /// <summary>Prepays what payment k asks for, as far as cash allows, and books principal and premium.</summary>
    /// <param name="ledger">The loan's account after what is due was paid.</param>
    /// <param name="outcome">Receives principal, prepaid and premium.</param>
    /// <param name="k">The payment.</param>
    /// <param name="cash">Cash there is, proceeds not counted; infinite when the sponsor pays the rest.</param>
    /// <returns>Cash used, premiums included, proceeds not.</returns>
    public double Run(LoanLedger ledger, LoanOutcome outcome, int k, double cash)
    {
        var used = 0.0;
        if (_proceeds[k] > 0)
        {
            // The insurer's or buyer's money; a premium on it is the borrower's.
            var asked = Math.Min(_proceeds[k], ledger.Owed);
            var premium = Premium(k, asked, isMandatory: true);
            Book(PrepaymentKind.Proceeds, asked, asked, premium);
            used += premium;
        }

        if (_voluntary[k] > 0)
        {
            var asked = Math.Min(_voluntary[k], ledger.Owed);
            var charged = Premium(k, 1) * (1 - (_atPar[k] / _voluntary[k]));
            Take(PrepaymentKind.Voluntary, asked, charged);
        }

        var aboveCost = AboveCost(k, ledger);
        if (aboveCost > 0)
            Take(PrepaymentKind.LoanToCost, aboveCost, Premium(k, 1, isMandatory: true));
        if (_terms.OnNegativeOperatingIncome && Restoring(k, ledger, 0) is > 0 and var restoring)
            Take(PrepaymentKind.NegativeOperatingIncome, restoring, Premium(k, 1, isMandatory: true));
        return used;

        void Take(PrepaymentKind kind, double asked, double charged)
        {
            var paid = Math.Min(asked, Math.Max(0, cash - used) / (1 + charged));
            Book(kind, asked, paid, paid * charged);
            used += paid * (1 + charged);
        }

        void Book(PrepaymentKind kind, double asked, double paid, double premium)
        {
            ledger.Prepay(outcome, k, paid);
            outcome.Premium[k] += premium;
            if (asked > CoverageRatios.Nothing)
                _made.Add(new(_plan.PaidOn[k], kind, asked, paid, premium));
        }
    }

    private double AboveCost(int k, LoanLedger ledger)
    {
        if (_terms.LoanToCostAbove is not { } cap)
            return 0;
        var above = ledger.Owed - (cap * CoverageRatios.DeliveredCost(_fleet, _plan.Dates[k]));
        return above > CoverageRatios.Nothing ? Math.Min(above, ledger.Owed) : 0;
    }

    /// <summary>The least prepayment at k after which every payment that must not wait for the next date is covered by its cash. Cash below zero counts as none.</summary>
    private double Restoring(int k, LoanLedger ledger, double prepaidBefore)
    {
        var until = k;
        while (until < _plan.LastPayment && MustNotWait(k, until + 1))
            until++;
        var owed = ledger.Owed - prepaidBefore;
        if (until == k || owed <= CoverageRatios.Nothing)
            return 0;
        if (Worst(prepaidBefore) <= CoverageRatios.Nothing)
            return 0;
        if (Worst(ledger.Owed) >= 0)
            return owed;
        var search = BracketedRoot.Search(static (amount, state) => state.Plan.Worst(amount, state), new Trial(this, ledger, k, until), prepaidBefore, ledger.Owed, 1e-12 * ledger.Owed);
        return search.IsFound ? Math.Max(0, search.Root - prepaidBefore) : owed;

        double Worst(double amount) => this.Worst(amount, new Trial(this, ledger, k, until));
    }

    /// <summary>Whether a shortfall at payment j can only be met in time at payment k: the next payment date is too late.</summary>
    private bool MustNotWait(int k, int j) => k + 1 > _plan.LastPayment || _plan.Dates[j].AddMonths(-_terms.NegativeIncomeMonthsAhead) < _plan.Dates[k + 1];

    /// <summary>The most by which debt service exceeds cash from k + 1 to the end of the window, after prepaying an amount at k.</summary>
    private double Worst(double amount, Trial state)
    {
        var (ledger, outcome) = (_trial!, _trialOutcome!);
        ledger.CopyFrom(state.Ledger);
        ledger.Prepay(outcome, state.Payment, amount);
        var worst = double.NegativeInfinity;
        for (var j = state.Payment + 1; j <= state.Until; j++)
        {
            outcome.Clear(j);
            ledger.Accrue(outcome, j);
            worst = Math.Max(worst, outcome.InterestDue[j] + outcome.PrincipalDue[j] - _available[j]);
            ledger.Pay(outcome, j, outcome.InterestDue[j], outcome.PrincipalDue[j], 0);
        }

        return worst;
    }

    private void ReadEvents(DealCase dealCase)
    {
        var events = new List<(int Payment, double Amount, int Kind)>();
        for (var i = 0; i < _terms.Voluntary.Count; i++)
        {
            var prepayment = _terms.Voluntary[i];
            var path = $"/facility/prepayment/voluntary/{i}";
            events.Add((At(prepayment.Date, path), Amounts.NotNegative(prepayment.Amount, dealCase.Currency, $"{path}/amount"), prepayment.WithoutPremium ? 1 : 0));
        }

        for (var i = 0; i < _terms.Proceeds.Count; i++)
        {
            var proceeds = _terms.Proceeds[i];
            var path = $"/facility/prepayment/proceeds/{i}";
            var share = Amounts.Between(proceeds.PrepaidShare, 0, 1, $"{path}/prepaidShare");
            events.Add((At(proceeds.Date, path), share * Amounts.NotNegative(proceeds.Amount, dealCase.Currency, $"{path}/amount"), 2));
        }

        // One order whatever the order of entry, so that the same events sum to the same last bit.
        events.Sort();
        foreach (var (payment, amount, kind) in events)
        {
            if (payment > _plan.LastPayment)
                continue;
            if (kind == 2)
                _proceeds[payment] += amount;
            else
                _voluntary[payment] += amount;
            if (kind == 1)
                _atPar[payment] += amount;
        }
    }

    /// <summary>The payment of an event; one past the last when the loan has ended by then, and nothing is prepaid.</summary>
    private int At(DateOnly date, string path)
    {
        return date > _plan.Dates[0]
            ? _plan.PaymentOnOrAfter(date)
            : throw new NotComputableException($"{path}/date {Amounts.Day(date)} is not after closing {Amounts.Day(_plan.Dates[0])}.");
    }

    private readonly record struct Trial(PrepaymentPlan Plan, LoanLedger Ledger, int Payment, int Until);
}
