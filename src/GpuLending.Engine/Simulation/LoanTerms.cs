using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Simulation;

/// <summary>The loan of a base run as numbers by payment, for paths that are followed until the first payment not made in full: nothing is overdue before it.</summary>
internal sealed class LoanTerms
{
    private LoanTerms(DealRun run, bool moves)
    {
        var plan = run.Plan;
        var payments = plan.Dates.Length;
        (Run, Moves) = (run, moves);
        Interest = new double[payments];
        Principal = new double[payments];
        Balance = run.Contract.Balance;
        Fees = run.StandingFees;
        Support = new double[payments];
        Balloon = run.Contract.Balloon;
        ReserveTarget = new double[payments];
        OpeningTarget = new double[payments];
        RateWeight = new double[payments];
        SweepShare = new double[payments];
        TriggeredShare = new double[payments];
    }

    public DealRun Run { get; }

    /// <summary>Whether a path can repay more than the schedule: the balance then differs from path to path.</summary>
    public bool Moves { get; }

    /// <summary>First payment that a path serves; before it nothing is due and every path stands where the base run does.</summary>
    public int First { get; private set; } = 1;

    /// <summary>Interest due by the schedule; on 1 of balance where it moves.</summary>
    public double[] Interest { get; }

    /// <summary>Principal due by the schedule; scheduled balance, principal or share of the balance where it moves, by the order of prepayments.</summary>
    public double[] Principal { get; }

    /// <summary>Balance after each payment by the contract.</summary>
    public double[] Balance { get; }

    /// <summary>Standing fees, paid before debt service.</summary>
    public double[] Fees { get; }

    /// <summary>What the sponsor pays of debt service at most.</summary>
    public double[] Support { get; }

    /// <summary>Part of principal that is due only because draws mature.</summary>
    public double[] Balloon { get; }

    /// <summary>Balance that bears interest × years of the period: what a shift of the rate is multiplied with; on 1 of balance where it moves.</summary>
    public double[] RateWeight { get; }

    /// <summary>What the reserve is to hold; 0 where none is kept.</summary>
    public double[] ReserveTarget { get; }

    /// <summary>Target without regard to when it opens.</summary>
    public double[] OpeningTarget { get; }

    /// <summary>Payment after which it opens, the sponsor paying its share in; 0 at closing.</summary>
    public int OpensAt { get; private set; }

    /// <summary>Part of the target that the sponsor pays in then.</summary>
    public double FundedShare { get; private set; }

    /// <summary>What it holds before the first payment served.</summary>
    public double ReserveAtStart { get; private set; }

    /// <summary>Whether it joins the cash of each payment, or pays only debt service that cash does not.</summary>
    public bool ReserveJoins { get; private set; }

    /// <summary>Whether its target falls with the balance against the schedule.</summary>
    public bool ReserveFollows { get; private set; }

    /// <summary>Whether its target is no more than what is owed.</summary>
    public bool ReserveLimited { get; private set; }

    /// <summary>Whether the sponsor's support comes before the reserve, as without a waterfall.</summary>
    public bool SupportFirst { get; private set; }

    /// <summary>Share of what is left that is swept.</summary>
    public double[] SweepShare { get; }

    /// <summary>The same while a trigger of the sweep is on.</summary>
    public double[] TriggeredShare { get; }

    /// <summary>Triggers of the sweep.</summary>
    public IReadOnlyList<ResolvedTrigger> SweepTriggers { get; private set; } = [];

    public PrepaymentApplication Application => Run.DealCase.Facility.Prepayment.Application;

    /// <summary>The loan of a base run.</summary>
    /// <param name="run">Base run.</param>
    /// <param name="hasRate">Whether the base rate moves on the paths.</param>
    /// <param name="why">What is outside this form; null when nothing is.</param>
    public static LoanTerms? Of(DealRun run, bool hasRate, out string? why)
    {
        why = WhyNot(run, hasRate);
        if (why is not null)
            return null;
        var sweeps = run.Waterfall?.Steps.Any(step => step.Kind == WaterfallStepKind.Sweep) == true;
        var loan = new LoanTerms(run, sweeps);
        if (run.Waterfall is { } waterfall)
            why = loan.Take(waterfall);
        else
            loan.TakePlain();
        why ??= loan.TakeSchedule(hasRate);
        return why is null ? loan : null;
    }

    private static string? WhyNot(DealRun run, bool hasRate)
    {
        var dealCase = run.DealCase;
        var interest = dealCase.Facility.Interest;
        if (run.Tax is not null) return "income tax";
        if (dealCase.Junior is not null) return "a junior tranche";
        if (PrepaymentPlan.IsAny(dealCase.Facility.Prepayment)) return "prepayments by the loan's own terms";
        if (!hasRate || interest.Kind == RateKind.Fixed) return null;
        if (interest.CapitalisedUntil is not null || interest.PayInKind is not null) return "a moving base rate on interest that is capitalised";
        if (interest.Setting != RateSetting.InAdvance || interest.LookbackDays > 0) return "a moving base rate that is not fixed on the first day of its period";
        if (TrancheShares.HaveOwnRates(dealCase.Facility)) return "a moving base rate on tranches with their own rates";
        return null;
    }

    private void TakePlain()
    {
        SupportFirst = true;
        Run.Outcome.Shortfall.CopyTo(Support, 0);
        ReserveAtStart = FundingTable.Reserve(Run.DealCase, Run.Plan, Run.Contract);
        Array.Fill(ReserveTarget, ReserveAtStart);
    }

    private string? Take(WaterfallRun waterfall)
    {
        var terms = Run.DealCase.Waterfall!;
        if (Covenants.TierConsequences.CanMoveCash(Run.DealCase)) return "tiers of a rental index that hold or sweep cash";
        if (terms.SponsorPays == SponsorSupport.None) return "a waterfall in which the sponsor pays no running costs";
        if (terms.SponsorPays == SponsorSupport.BaseCase) waterfall.DebtSupport.CopyTo(Support, 0);
        var steps = waterfall.Steps;
        WaterfallStepKind[] order =
        [
            WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Interest, WaterfallStepKind.Principal,
            WaterfallStepKind.FundAccount, WaterfallStepKind.Sweep, WaterfallStepKind.RepaymentFees, WaterfallStepKind.Distribution,
        ];
        var at = -1;
        foreach (var step in steps)
        {
            var next = Array.IndexOf(order, step.Kind);
            if (next < 0) return $"the waterfall's rule \"{step.Name}\"";
            if (next <= at) return "a waterfall in another order, or with more than one reserve or sweep";
            if (step.Condition != StepCondition.Always) return $"the condition on the waterfall's rule \"{step.Name}\"";
            at = next;
        }

        if (steps[^1].Kind != WaterfallStepKind.Distribution || steps[^1].CashShare != 1 || steps[^1].TriggeredShare != 1 || steps[^1].First > 1 || steps[^1].End < Run.Plan.Dates.Length)
            return "a waterfall that does not distribute all that is left";
        if (waterfall.Accounts.Length > 1) return "more than one account";
        return (waterfall.Accounts.Length == 1 ? TakeReserve(waterfall, steps) : null) ?? TakeSweep(waterfall, steps);
    }

    private string? TakeReserve(WaterfallRun waterfall, ResolvedStep[] steps)
    {
        var account = waterfall.Accounts[0];
        var use = account.Terms.Use;
        if (use is not (AccountUse.JoinsCash or AccountUse.DebtService)) return "an account that pays anything but debt service";
        if (account.Ends < Run.Plan.Dates.Length) return "an account that ends before the loan";
        if (steps.FirstOrDefault(step => step.Kind == WaterfallStepKind.FundAccount) is not { } fund) return "an account that no rule fills";
        if (fund.First > 1 || fund.End < Run.Plan.Dates.Length) return "an account that is filled for a time only";
        ReserveJoins = use == AccountUse.JoinsCash;
        ReserveFollows = account.FollowsBalance;
        ReserveLimited = account.Terms.LimitedToBalance;
        for (var k = account.Opens + 1; k < ReserveTarget.Length; k++)
            ReserveTarget[k] = account.Target[k];
        for (var k = 0; k < OpeningTarget.Length; k++)
            OpeningTarget[k] = account.Target[k];
        (OpensAt, FundedShare) = (account.Opens, account.Terms.FundedShare);
        return null;
    }

    private string? TakeSweep(WaterfallRun waterfall, ResolvedStep[] steps)
    {
        if (steps.FirstOrDefault(step => step.Kind == WaterfallStepKind.Sweep) is not { } sweep) return null;
        SweepTriggers = [.. sweep.Triggers.Select(t => waterfall.Triggers[t])];
        foreach (var trigger in SweepTriggers)
        {
            if (trigger.Terms.CureTests > 1) return "a trigger that takes several tests to cure";
            if (trigger.Terms.Measure is not (TriggerMeasure.LoanToValue or TriggerMeasure.LoanToCost or TriggerMeasure.DebtServiceCoverage))
                return $"the sweep's trigger \"{trigger.Name}\"";
            if (trigger.Terms.Measure == TriggerMeasure.DebtServiceCoverage && trigger.Terms.WindowMonths > (int)Run.DealCase.Facility.PaymentFrequency)
                return "a sweep's trigger on cover of more than one period";
        }

        if (SweepTriggers.GroupBy(trigger => trigger.Terms.Measure).Any(group => group.Count() > 1)) return "two triggers of a sweep on the same measure";
        for (var k = sweep.First; k < Math.Min(sweep.End, SweepShare.Length); k++)
            (SweepShare[k], TriggeredShare[k]) = (sweep.CashShare, sweep.TriggeredShare);
        return null;
    }

    private string? TakeSchedule(bool hasRate)
    {
        var (plan, schedule, contract) = (Run.Plan, Run.Schedule, Run.Contract);
        var idle = 1;
        while (idle <= plan.LastPayment && contract.InterestDue[idle] <= 0 && contract.PrincipalDue[idle] <= 0 && SweepShare[idle] == 0 && TriggeredShare[idle] == 0)
            idle++;
        First = idle;
        if (Run.Waterfall is { Accounts.Length: 1 } waterfall)
        {
            // What an account gives and takes before the first payment differs from path to path, unless it is full from its first day and pays debt service only.
            if (OpensAt + 1 < idle && (ReserveJoins || FundedShare < 1))
                First = OpensAt + 1;
            ReserveAtStart = OpensAt < First ? waterfall.Held[0][First - 1] : 0;
        }

        var answers = hasRate ? Answers() : [];
        for (var k = First; k <= plan.LastPayment; k++)
        {
            if (!Moves)
            {
                (Interest[k], Principal[k]) = (contract.InterestDue[k], contract.PrincipalDue[k]);
                for (var d = 0; hasRate && answers[k] && d < plan.Draws.Length; d++)
                    RateWeight[k] += contract.OpeningOf[d][k] * plan.DayCount.YearFraction(plan.AccrualStart(d, k), plan.AccruedTo[k]);
                continue;
            }

            foreach (var draw in plan.Draws)
            {
                if (draw.First >= First) return "draws after the first payment, together with a sweep";
                if (draw.Last != plan.LastPayment) return "draws that mature apart, together with a sweep";
            }

            var opening = contract.OpeningOf.Sum(row => row[k]);
            if (contract.Capitalised[k] > 0 || Run.DealCase.Facility.Interest.PayInKind is not null) return "interest that is capitalised while cash is swept";
            if (plan.Margins.IsByDraw) return "draws with margins of their own, together with a sweep";
            Interest[k] = plan.Growth[k];
            RateWeight[k] = hasRate && answers[k] ? plan.DayCount.YearFraction(plan.AccruedTo[k - 1], plan.AccruedTo[k]) : 0;
            Principal[k] = Application switch
            {
                PrepaymentApplication.InOrderOfMaturity => k < plan.LastPayment ? schedule.Balance[k] : 0,
                PrepaymentApplication.InverseOrder => k < plan.LastPayment ? contract.PrincipalDue[k] : double.MaxValue,
                PrepaymentApplication.ProRata => k < plan.LastPayment ? (opening > 0 ? contract.PrincipalDue[k] / opening : 0) : 1,
            };
        }

        return null;
    }

    /// <summary>Whether the interest of each payment moves with the base rate: what is fixed already does not.</summary>
    private bool[] Answers()
    {
        var shifted = LoanPlan.Resolve(
            Run.DealCase, Run.Snapshot, Run.Operations.Fleet, BaseRateShift.Of(new Scenario { RateShift = 0.5 }, Run.Timeline), Run.Timeline, Run.Context?.Held?.Plan(Run.DealCase));
        return [.. shifted.Growth.Select((growth, k) => growth != Run.Plan.Growth[k])];
    }
}
