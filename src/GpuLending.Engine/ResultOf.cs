using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Checks;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine;

/// <summary>Copies a finished run out into the result.</summary>
internal static class ResultOf
{
    public static UnderwritingResult Run(DealRun run, Scenario scenario, DateOnly valuationDate)
    {
        var dealCase = run.DealCase;
        var sized = run.Base ?? run;
        var collateral = Collateral(run);
        var waterfall = WaterfallResults.Of(run);
        var schedule = Settlement.Settle(sized.Plan, run.Kept, run.Sizing.LoanSize, run.StandingFees, dealCase.Facility.Fees.Exit);
        var junior = JuniorRun.Of(run);
        var result = new UnderwritingResult
        {
            EngineVersion = DealEvaluator.Version,
            SnapshotId = run.Snapshot.Id,
            PolicyVersion = run.Snapshot.Policy.Version,
            Scenario = scenario,
            ValuationDate = valuationDate,
            Currency = dealCase.Currency,
            Months = run.Timeline.Dates,
            Sizing = run.Sizing with { AdvanceByCredit = AdvanceRate.ByCredit(sized.Context!), Grid = AdvanceRate.GridOf(sized.Context!) },
            Collateral = collateral,
            Cashflow = Cashflow(run),
            IncomeTax = CostResults.IncomeTax(run),
            Loan = Loan(run),
            Schedule = schedule,
            Participations = Participations.Of(dealCase, sized.Plan, schedule, run.Sizing.LoanSize),
            Junior = junior,
            Coverage = Coverage(run),
            Covenants = CovenantTester.Test(dealCase.Covenants, CovenantPaths.Of(run, waterfall)),
            BorrowingBase = BorrowingBase.Of(run),
            Waterfall = waterfall,
            Equity = WaterfallResults.Equity(run),
            Returns = Returns(run),
            SourcesAndUses = FundingTable.Of(
                dealCase, sized.Plan, sized.Contract, sized.Operations.Fleet, sized.Vectors, run.Size, run.Sizing.LoanSize, run.Sizing.Uses, junior, sized.Waterfall?.Funding.Sum()),
            RunOff = RunOff.Of(dealCase, run.Plan, run.Vectors, run.Balance, run.Size, (double)(dealCase.Facility.Commitment ?? run.Sizing.Commitment).Amount),
            CurveAssemblies = run.Catalogue.AssembliesOf(
                [dealCase.Valuation.Curve, .. dealCase.Lots.Select(lot => lot.Curve).OfType<CurveChoice>(), .. dealCase.Valuation.Compared]),
            Lease = LeaseFigures.Of(run, collateral.MarkedValue),
            Checks = [],
            Alerts = [],
        };
        result = result with { ContractBook = Revenue.ContractBookOf.Run(run), RollOver = Revenue.RollOverOf.Run(run, result.RunOff) };
        return result with { Credit = CreditMeasurement.Of(run, result), Checks = IntegrityChecks.Of(result), Alerts = CommercialAlerts.Of(run, result) };
    }

    /// <summary>One part of the result without the rest of it.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="name">Name of the part, a property of <see cref="UnderwritingResult"/> as its path spells it.</param>
    /// <returns>The part; null for the parts that are not built alone.</returns>
    public static object? Part(DealRun run, string name) => name switch
    {
        "cashflow" => Cashflow(run),
        "loan" => Loan(run),
        "coverage" => Coverage(run),
        "returns" => Returns(run),
        _ => null,
    };

    private static CoveragePath Coverage(DealRun run) => CoverageRatios.Of(
        run.Plan, run.Outcome, run.Capacity, run.Operations.Fleet, run.Vectors, run.Balance, run.ValueByPremise[run.DealCase.Valuation.Premise]);

    private static LoanReturns Returns(DealRun run) => LenderReturns.Of(run.DealCase, run.Plan, run.Outcome, run.Size, run.Sizing.LoanSize) with
    {
        UndrawnFees = FeeSchedule.Undrawn(run.DealCase, (run.Base ?? run).Plan, run.Size, (double)run.Sizing.Commitment.Amount),
    };

    private static CollateralPath Collateral(DealRun run)
    {
        var dates = run.Timeline.Dates;
        var premise = run.DealCase.Valuation.Premise;
        var terms = run.DealCase.Sizing.LoanToValue;
        var lendable = run.LendableValue(terms.Premise ?? premise);
        var sized = run.Base ?? run;
        var maximum = LoanToValueLimit.Maximum(sized.Context!);
        return new CollateralPath
        {
            Supported = run.Supports.Path(dates, run.ValueByPremise[premise], run.Balance, run.DealCase.Valuation.CountSupports),
            Standards = FleetStandards.Of(run),
            Dispersion = sized.Valuation.Dispersion,
            DispersionReduction = sized.Reduction,
            CureAmount = [.. run.Balance.Select((balance, m) => Math.Max(0, balance - (maximum * lendable[m])))],
            MarkedValue = run.ValueByPremise[premise],
            ByPremise = run.ValueByPremise,
            Lots = run.Valuation.ByLot(dates, premise, run.ValueFactors),
            Compared = [.. run.DealCase.Valuation.Compared.Select(choice => Compared(run, run.Valuation.OnCurve(choice)))],
        };
    }

    private static ComparedCurve Compared(DealRun run, FleetValuation fleet)
    {
        var value = new double[run.Timeline.Count];
        fleet.Value(run.Timeline.Dates, ValuationPremise.FairMarketValueInContinuedUse, [], value, run.ValueFactors);
        var crossing = BalanceCrossing.Of(run.Balance, value);
        return new ComparedCurve
        {
            // Lots of models with and without a believed fit differ in name: the longest says the default.
            Name = fleet.Lots.Length > 0 ? fleet.Lots.MaxBy(lot => lot.CurveName.Length)!.CurveName : "",
            Value = value,
            FirstMonthUnderWater = crossing.FirstMonthUnderWater,
            CoveredFromMonth = crossing.CoveredFromMonth,
        };
    }

    private static OperatingCashflow Cashflow(DealRun run)
    {
        var v = run.Vectors;
        return new OperatingCashflow
        {
            ContractedRevenue = v.ContractedRevenue.ToArray(),
            PrepaymentUsed = v.PrepaymentUsed.ToArray(),
            PrepaymentReceived = v.PrepaymentReceived.ToArray(),
            MerchantRevenue = v.MerchantRevenue.ToArray(),
            Other = Sum(v.OtherContracted, v.OtherMerchant),
            Power = v.Power.ToArray(),
            Colocation = v.Colocation.ToArray(),
            OtherCosts = v.OtherCosts.ToArray(),
            Cfads = Sum(v.ContractedCfads, v.MerchantCfads),
            ContractedCfads = v.ContractedCfads.ToArray(),
            MerchantCfads = v.MerchantCfads.ToArray(),
            Contracts = [.. run.Operations.Contracts.Select((plan, c) => new ContractRevenuePath(plan.Contract.Id, plan.Contract.Customer, v.Fees(c).ToArray()))],
        }.WithCosts(run);
    }

    private static LoanPath Loan(DealRun run)
    {
        var plan = run.Plan;
        var outcome = run.Outcome;
        var months = run.Timeline.Count;
        var drawn = new double[months];
        foreach (var draw in plan.Draws)
            drawn[draw.Month] += run.Size * draw.Weight;
        var rate = new double[months];
        rate[0] = plan.RateOn(0, plan.Dates[0]).Borrower;
        for (int m = 1, k = 1; m < months; m++)
        {
            while (k < plan.LastPayment && m > plan.Months[k])
                k++;
            rate[m] = plan.Rate[k];
        }

        return new LoanPath
        {
            Drawn = drawn,
            InterestPaid = ByMonth(plan, outcome.InterestPaid, months),
            HedgePaid = plan.Rates.IsHedged ? ByMonth(plan, outcome.HedgePaid, months) : [],
            DefaultInterest = outcome.DefaultInterest.Any(late => late != 0) ? ByMonth(plan, outcome.DefaultInterest, months) : [],
            InterestCapitalised = ByMonth(plan, outcome.Capitalised, months),
            Principal = ByMonth(plan, outcome.PrincipalPaid, months),
            Fees = ByMonth(plan, outcome.Fees, months),
            Balance = run.Balance,
            Shortfall = ByMonth(plan, outcome.Shortfall, months),
            RatePerAnnum = rate,
            FinalMaturity = LastDue(plan, run.Kept.Repaid),
            Draws = [.. plan.Draws.Select((draw, d) => new DrawClock(
                d + 1, draw.Date, run.Size * draw.Weight, plan.Margins.On(d, draw.Date), plan.PaidOn[draw.First], plan.PaidOn[DrawClocks.FirstPrincipal(plan.Segments, d)], plan.PaidOn[draw.Last]))],
            Committed = Committed(run),
            Prepaid = outcome.Prepaid.Any(paid => paid != 0) ? ByMonth(plan, outcome.Prepaid, months) : [],
            PrepaymentPremium = outcome.Premium.Any(paid => paid != 0) ? ByMonth(plan, outcome.Premium, months) : [],
            Prepayments = run.Prepayments,
            GreaterOf = GreaterOf(run),
        };
    }

    /// <summary>The date of the last principal by the schedule: before the last maturity when custom or greater-of amounts have repaid it all.</summary>
    private static DateOnly LastDue(LoanPlan plan, LoanVectors schedule)
    {
        for (var k = plan.LastPayment; k > 0; k--)
        {
            if (schedule.Principal[k] > CoverageRatios.Nothing)
                return plan.PaidOn[k];
        }

        return plan.PaidOn[^1];
    }

    /// <summary>What is committed by month: with its steps while it can be drawn, what was drawn afterwards.</summary>
    private static double[] Committed(DealRun run)
    {
        var path = CommitmentPath.Of(run.DealCase);
        var until = run.DealCase.Facility.AvailabilityEnd ?? run.Plan.Draws[^1].Date;
        var ceiling = (double)run.Sizing.Commitment.Amount;
        var committed = new double[run.Timeline.Count];
        for (var m = 0; m < committed.Length; m++)
        {
            var date = run.Timeline.Dates[m];
            var drawn = run.Plan.Draws.Where(draw => draw.Date <= date).Sum(draw => run.Size * draw.Weight);
            committed[m] = date <= until ? Math.Max(drawn, path is null ? ceiling : Math.Min(ceiling, path.On(date))) : drawn;
        }

        return committed;
    }

    private static GreaterOfStep[] GreaterOf(DealRun run)
    {
        if (run.DealCase.Facility.Amortisation.Style != AmortisationStyle.GreaterOf)
            return [];
        var v = run.Schedule;
        var steps = new GreaterOfStep[run.Plan.LastPayment];
        for (var k = 1; k <= steps.Length; k++)
            steps[k - 1] = new GreaterOfStep(run.Plan.Dates[k], v.SupportedByCash[k], v.SupportedByCost[k], v.SupportedByCost[k] < v.SupportedByCash[k]);
        return steps;
    }

    private static double[] ByMonth(LoanPlan plan, double[] atPayments, int months)
    {
        var path = new double[months];
        for (var k = 1; k <= plan.LastPayment; k++)
            path[plan.Months[k]] = atPayments[k];
        return path;
    }

    private static double[] Sum(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = new double[left.Length];
        for (var i = 0; i < sum.Length; i++)
            sum[i] = left[i] + right[i];
        return sum;
    }
}
