using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine;

/// <summary>One run's workspace: the case resolved into dated vectors under one scenario, and the loan on it. The result copies out of it; a working is a
/// view over it.</summary>
internal sealed class DealRun
{
    /// <summary>The plan before deliveries held its draws; null where nothing holds them.</summary>
    private LoanPlan? _planned;

    public required DealCase DealCase { get; init; }

    public required MarketSnapshot Snapshot { get; init; }

    public required CurveCatalogue Catalogue { get; init; }

    /// <summary>Day the figures are struck at; opinions that expired before it are not relied on.</summary>
    public required DateOnly ValuationDate { get; init; }

    public required OpinionWriter Opinions { get; init; }

    public required SupportLayers Supports { get; init; }

    public required Scenario Scenario { get; init; }

    public required Timeline Timeline { get; init; }

    public required OperatingProjection Operations { get; init; }

    public required FleetValuation Valuation { get; init; }

    public required IReadOnlyDictionary<ValuationPremise, IReadOnlyList<double>> ValueByPremise { get; init; }

    /// <summary>The scenario's factor on collateral value by month.</summary>
    public required double[] ValueFactors { get; init; }

    public required LoanPlan Plan { get; set; }

    public required DebtCapacity Capacity { get; set; }

    /// <summary>Income tax; null when none is levied.</summary>
    public required IncomeTax? Tax { get; init; }

    /// <summary>How size and tax were solved together; null in a stressed run and where no tax is levied.</summary>
    public TaxedSize? TaxedSize { get; private set; }

    /// <summary>The base run the loan was sized on; the run itself when the scenario changes nothing.</summary>
    public DealRun? Base { get; init; }

    /// <summary>What the limits were solved on; null in a stressed run.</summary>
    public SizingContext? Context { get; private set; }

    public SizingResult Sizing { get; private set; } = null!;

    /// <summary>Schedule of the base run, by draw.</summary>
    public LoanVectors Schedule { get; private set; } = null!;

    public LoanOutcome Outcome { get; private set; } = null!;

    /// <summary>The junior tranche, sized on the base run; null when there is none.</summary>
    public JuniorPlan? JuniorPlan { get; private set; }

    /// <summary>The contract kept in the base run, whatever a waterfall makes of it.</summary>
    public LoanOutcome Contract { get; private set; } = null!;

    /// <summary>The waterfall as it was served; null when none is agreed.</summary>
    public WaterfallRun? Waterfall { get; private set; }

    /// <summary>The base run's loan as repaid, prepayments in it; of the base run, under every scenario.</summary>
    public KeptLoan Kept { get; private set; } = null!;

    /// <summary>Prepayments made in this run, in order.</summary>
    public IReadOnlyList<PrepaymentMade> Prepayments { get; private set; } = [];

    /// <summary>Undrawn and agency fees by payment.</summary>
    public double[] StandingFees { get; private set; } = [];

    /// <summary>Balance by month.</summary>
    public double[] Balance { get; private set; } = [];

    public double Size => Sizing.LoanSizeUnrounded;

    public OperatingVectors Vectors => Operations.Vectors;

    /// <summary>Points that the dispersion of opinions takes off the advance and the largest loan-to-value.</summary>
    public double Reduction => DealCase.Valuation.DispersionRule?.Reduction(Valuation.Dispersion) ?? 0;

    private double ExitFee => DealCase.Facility.Fees.Exit;

    /// <summary>The scenario's factor on collateral value on a day, after the run's last month too.</summary>
    public double ValueFactorOn(DateOnly day) => ValueFactors[Math.Min(Timeline.MonthOnOrAfter(day), Timeline.Last)];

    /// <summary>What loan-to-value is struck on: the value on a premise, and the supports where the terms count them.</summary>
    public IReadOnlyList<double> LendableValue(ValuationPremise premise) => DealCase.Valuation.CountSupports && Supports.Any
        ? Supports.Supported(Timeline.Dates, ValueByPremise[premise])
        : ValueByPremise[premise];

    /// <summary>Checks a case and computes on it; what a part of the engine refuses at its own door is here a case that cannot be computed.</summary>
    public static T Guarded<T>(DealCase dealCase, MarketSnapshot snapshot, Scenario scenario, Func<T> compute)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        CaseGuard.Check(dealCase, scenario);
        try
        {
            return compute();
        }
        catch (ArgumentException refused)
        {
            throw new NotComputableException(refused.Message);
        }
        catch (OverflowException)
        {
            throw new NotComputableException("The amounts of this case are larger than money can carry: check prices, counts and escalators.");
        }
    }

    /// <summary>Runs the base scenario and sizes the loan on it.</summary>
    public static DealRun OfBase(DealCase dealCase, MarketSnapshot snapshot, CurveCatalogue catalogue, DateOnly valuationDate)
    {
        var timeline = Horizon(dealCase, snapshot);
        var run = Resolve(dealCase, snapshot, catalogue, valuationDate, Scenario.Base, timeline, null);
        if (run.Tax is { } tax)
            run.TaxedSize = TaxedSize.Solve(run, tax);
        else
            run.SizeLoan();
        (run.Schedule, run.StandingFees) = run.Trial(run.Size);
        run.RunLoan(() =>
        {
            run.Contract = run.Keep();
            run.JuniorPlan = JuniorPlan.Of(run);
            return run.Served() ?? run.Contract;
        });
        run.Balance = run.MonthlyBalances();
        return run;
    }

    /// <summary>Runs a scenario on the loan of a base run.</summary>
    public static DealRun Stressed(DealRun sized, Scenario scenario)
    {
        var run = Resolve(sized.DealCase, sized.Snapshot, sized.Catalogue, sized.ValuationDate, scenario, sized.Timeline, sized);
        run.Sizing = sized.Sizing;
        run.Schedule = sized.Schedule;
        run.StandingFees = sized.StandingFees;
        (run.Contract, run.Kept) = (sized.Contract, sized.Kept);
        run.JuniorPlan = sized.JuniorPlan;
        var reserve = FundingTable.Reserve(sized.DealCase, sized.Plan, sized.Contract);
        run.RunLoan(() =>
        {
            if (run.Served() is { } served)
                return served;
            var prepayments = run.NewPrepayments();
            run.Prepayments = prepayments?.Made ?? [];
            return new StressedLoan(run.Plan, run.Schedule, run.Size, reserve, run.StandingFees, run.ExitFee, prepayments).Run(run.Capacity, sized.Outcome, sized.Kept.Support);
        });
        run.Balance = run.MonthlyBalances();
        return run;
    }

    /// <summary>Solves the limits on the cash as it stands.</summary>
    public void SizeLoan()
    {
        if (HeldDraws.Asked(DealCase))
        {
            _planned ??= Plan;
            Context = HeldDraws.Solve(
                Drawn(_planned, null), held => Drawn(LoanPlan.Resolve(DealCase, Snapshot, Operations.Fleet, BaseRateShift.Of(Scenario, Timeline), Timeline, held.Plan(DealCase)), held));
        }
        else
        {
            Context = ContextOf(null);
        }

        Sizing = LoanSizer.Solve(Context);
    }

    /// <summary>Schedule and standing fees of a loan of a size, on the terms and the cash that the limits were last solved on.</summary>
    public (LoanVectors Schedule, double[] StandingFees) Trial(double size)
    {
        var loan = Context!.Loan;
        var schedule = loan.NewVectors();
        loan.Run(size, schedule);
        return (schedule, FeeSchedule.Standing(DealCase, Plan, size, (double)Sizing.Commitment.Amount, schedule.Balance));
    }

    /// <summary>Cash of months and payments anew, after the tax in it has changed.</summary>
    public void RefillCash()
    {
        Operations.FillCashflow();
        Capacity = DebtCapacity.Of(Operations.Vectors, Plan.Whole, DealCase.Sizing.DebtServiceCoverage);
    }

    /// <summary>Runs the loan, and where income is taxed again on the tax of its own interest until neither moves.</summary>
    private void RunLoan(Func<LoanOutcome> loan)
    {
        Outcome = loan();
        if (Tax is null)
            return;
        var fees = DealCase.Facility.Fees;
        var atClosing = DealCase.Facility.OpeningBalance is null ? (fees.OriginalIssueDiscount + fees.Upfront) * Size : 0;
        for (var round = 0; round < 100; round++)
        {
            Tax.Deduct(Plan, Outcome.InterestPaid, Outcome.Capitalised, Outcome.Fees, atClosing);
            if (Tax.Levy(Vectors) <= Tax.Noise)
                return;
            RefillCash();
            Outcome = loan();
        }
    }

    private static DealRun Resolve(
        DealCase dealCase, MarketSnapshot snapshot, CurveCatalogue catalogue, DateOnly valuationDate, Scenario scenario, Timeline timeline, DealRun? sized)
    {
        // What the scenario does not touch is the base run's own: fleet, contracts, curves, rates.
        var operations = OperatingProjection.Resolve(dealCase, snapshot, scenario, timeline, sized?.Operations);
        operations.Run();
        var opinions = sized?.Opinions ?? new OpinionWriter(dealCase, snapshot, valuationDate);
        var keepsValues = sized is not null && !OperatingProjection.MovesFleet(scenario) && scenario.Events.Count == 0 && scenario.LaunchLossFactor == 1;
        var valuation = keepsValues
            ? sized!.Valuation
            : FleetValuation.Of(
                dealCase.Lots.Select((lot, i) => lot with { InServiceDate = operations.Fleet.Delivered[i] }),
                dealCase.Valuation, snapshot, dealCase.Currency, catalogue, opinions, scenario.Events, scenario.LaunchLossFactor);
        // Draws follow the base run's deliveries: a late fleet does not move the loan.
        var held = sized?.Context?.Held;
        var plan = sized is not null && held is null && scenario.RateShift == 0 && !MonthlyPath.Changes(scenario.RateShiftPath, 0)
            ? sized.Plan
            : LoanPlan.Resolve(dealCase, snapshot, sized?.Operations.Fleet ?? operations.Fleet, BaseRateShift.Of(scenario, timeline), timeline, held?.Plan(dealCase));
        var factors = new double[timeline.Count];
        for (var m = 0; m < factors.Length; m++)
            factors[m] = scenario.ValueFactor * MonthlyPath.At(scenario.ValuePath, m, 1);
        return new DealRun
        {
            DealCase = dealCase,
            Snapshot = snapshot,
            Catalogue = catalogue,
            ValuationDate = valuationDate,
            Opinions = opinions,
            Supports = sized?.Supports ?? SupportLayers.Of(dealCase),
            Scenario = scenario,
            Timeline = timeline,
            Operations = operations,
            Valuation = valuation,
            ValueByPremise = keepsValues ? FleetValuation.Scaled(sized!.ValueByPremise, factors) : valuation.ByPremise(timeline.Dates, factors),
            ValueFactors = factors,
            Plan = plan,
            Capacity = DebtCapacity.Of(operations.Vectors, plan.Whole, dealCase.Sizing.DebtServiceCoverage),
            Tax = IncomeTax.Resolve(dealCase, operations, timeline),
            Base = sized,
        };
    }

    /// <summary>The months until the last maturity, and until the contracts end when that is no more than a year later.</summary>
    private static Timeline Horizon(DealCase dealCase, MarketSnapshot snapshot)
    {
        var fleet = FleetPlan.Resolve(dealCase, snapshot, Scenario.Base);
        var maturity = LoanPlan.LatestMaturity(dealCase, fleet);
        var until = maturity;
        foreach (var contract in dealCase.Contracts)
        {
            if (contract.End > until)
                until = contract.End < maturity.AddMonths(12) ? contract.End : maturity.AddMonths(12);
        }

        if (JuniorLoan.Maturity(dealCase) is { } junior && junior > until)
            until = junior;

        var period = (int)dealCase.Facility.PaymentFrequency;
        var lastDraw = PlannedDraws.Resolve(dealCase, fleet).Draws[^1].Date;
        if (lastDraw.AddMonths(period + 1) > until)
            until = lastDraw.AddMonths(period + 1);
        var dates = dealCase.Facility.PaymentDates;
        return Timeline.Build(
            dealCase.ClosingDate, dealCase.Facility.FirstPaymentDate, period, until, dates.EndOfMonth, dates.FinalStub == FinalStub.None ? null : maturity);
    }

    /// <summary>The loan as the waterfall pays it; null when none is agreed.</summary>
    private LoanOutcome? Served()
    {
        if (DealCase.Waterfall is not { } terms)
            return null;
        Waterfall = WaterfallRun.Of(this, terms, Contract, Base?.Waterfall);
        Prepayments = Waterfall.Prepayments;
        return Waterfall.Outcome;
    }

    /// <summary>What the limits are solved on: this run with a loan on it.</summary>
    private SizingContext ContextOf(HeldDraws? held)
    {
        var projection = new LoanProjection(
            Plan, Capacity, Operations.Fleet, LendableValue(DealCase.Sizing.LoanToValue.Premise ?? DealCase.Valuation.Premise),
            CommitmentLimit.StruckAgainst(DealCase.Facility, DealCase.Currency), DealCase.Currency);
        return new SizingContext(DealCase, Snapshot.Policy, Operations, projection, LendableValue, Reduction)
        {
            Held = held,
            BorrowingBase = DealCase.BorrowingBase is { CapsDraws: true } ? Covenants.BorrowingBase.Carried(this)?.Base : null,
        };
    }

    /// <summary>The same with other draws: fleet, cash and values do not depend on them.</summary>
    private SizingContext Drawn(LoanPlan plan, HeldDraws? held)
    {
        Plan = plan;
        Capacity = DebtCapacity.Of(Operations.Vectors, plan.Whole, DealCase.Sizing.DebtServiceCoverage);
        return ContextOf(held);
    }

    /// <summary>What is prepaid under this run, with the run's own rates, cash and deliveries; null when the terms hold nothing.</summary>
    public PrepaymentPlan? NewPrepayments() => PrepaymentPlan.IsAny(DealCase.Facility.Prepayment)
        ? new(DealCase, Plan, Schedule, Size, Operations.Fleet, Capacity.Cfads, StandingFees)
        : null;

    /// <summary>The contract kept, prepayments in it.</summary>
    private LoanOutcome Keep()
    {
        StandingFees = FeeSchedule.Standing(DealCase, Plan, Size, (double)Sizing.Commitment.Amount, Schedule.Balance);
        if (NewPrepayments() is not { } prepayments)
        {
            Kept = KeptLoan.OfSchedule(Plan, Schedule, Capacity, StandingFees, ExitFee);
            return Kept.Outcome;
        }

        Kept = KeptLoan.OfPrepayments(Plan, Schedule, Size, Capacity, prepayments, StandingFees, ExitFee);
        Prepayments = Kept.Made;
        StandingFees = FeeSchedule.Standing(DealCase, Plan, Size, (double)Sizing.Commitment.Amount, Kept.Outcome.Balance);
        Kept.Charge(StandingFees, ExitFee);
        return Kept.Outcome;
    }

    private double[] MonthlyBalances()
    {
        var balance = new double[Timeline.Count];
        MonthlyBalance.Fill(Plan, Outcome.Balance, Size, balance);
        return balance;
    }
}
