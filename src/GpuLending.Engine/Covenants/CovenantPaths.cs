using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Covenants;

/// <summary>What covenants read of a finished run.</summary>
internal static class CovenantPaths
{
    public static CovenantInputs Of(DealRun run, WaterfallResult? waterfall)
    {
        var due = new double[run.Timeline.Count];
        for (var k = 1; k <= run.Plan.LastPayment; k++)
            due[run.Plan.Months[k]] = run.Outcome.DebtServiceDue(k);
        var cfads = new double[run.Timeline.Count];
        for (var m = 0; m < cfads.Length; m++)
            cfads[m] = run.Vectors.ContractedCfads[m] + run.Vectors.MerchantCfads[m];
        var inputs = new CovenantInputs
        {
            Months = run.Timeline.Dates,
            PaymentMonths = run.Plan.Months[1..],
            Cfads = cfads,
            DebtServiceDue = due,
            Balance = run.Balance,
            ValueByPremise = run.ValueByPremise,
            MarkPremise = run.DealCase.Valuation.Premise,
            DeliveredCost = [.. run.Timeline.Dates.Select(date => CoverageRatios.DeliveredCost(run.Operations.Fleet, date))],
            Borrower = run.DealCase.Borrower,
            ValuationDate = run.ValuationDate,
            RentFactor = run.Scenario.RentFactor,
            RentPath = run.Scenario.RentPath ?? [],
        };
        // The rest is read by few kinds: a deal without them does not pay for it.
        return run.DealCase.Covenants.Any(covenant => ReadsMore(covenant.Kind)) ? WithMore(inputs, run, waterfall) : inputs;
    }

    private static CovenantInputs WithMore(CovenantInputs inputs, DealRun run, WaterfallResult? waterfall) => inputs with
    {
        RunningCosts = RunningCosts(run),
        CashHeld = waterfall is null ? [] : CashHeld(run, waterfall),
        Realised = Realised(run.DealCase),
        HedgedShare = HedgedShare(run.DealCase.Facility.Interest),
        Energy = Energy(run, (_, _) => 1),
        FixedEnergy = Energy(run, (power, m) => m == 0 ? 0 : PowerPricePath.FixedShare(power, run.Timeline, m)),
        Customers = Customers(run),
        Lots = Lots(run),
    };

    private static bool ReadsMore(CovenantKind kind) => kind switch
    {
        CovenantKind.MinimumLiquidity or CovenantKind.ContractRealisation or CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare
            or CovenantKind.CustomerConcentration or CovenantKind.CollateralLocation or CovenantKind.ChipAge => true,
        CovenantKind.DebtServiceCoverage or CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.InterestCoverage
            or CovenantKind.ForwardDebtServiceCoverage or CovenantKind.RentalIndexTier => false,
    };

    /// <summary>What lies in the waterfall's accounts after the last payment on or before each month.</summary>
    private static double[] CashHeld(DealRun run, WaterfallResult waterfall)
    {
        var held = new double[run.Timeline.Count];
        for (int m = 0, k = 0; m < held.Length; m++)
        {
            while (k + 1 < waterfall.Months.Count && waterfall.Months[k + 1] <= m)
                k++;
            foreach (var account in waterfall.Accounts)
                held[m] += account.Balance[k];
        }

        return held;
    }

    /// <summary>Contracts' reports by month: what was both billed and received. A month for which one contract names no projection takes the model's.</summary>
    private static CovenantObservation[] Realised(DealCase dealCase) =>
    [
        .. dealCase.Contracts.SelectMany(contract => contract.Actuals).GroupBy(actual => actual.Month).OrderBy(month => month.Key).Select(month => new CovenantObservation
        {
            Date = month.Key,
            Actual = new Money(month.Sum(actual => Math.Min(actual.Billed?.Amount ?? 0, actual.Received?.Amount ?? 0)), dealCase.Currency),
            Projected = month.Any(actual => actual.Projected is null) ? null : new Money(month.Sum(actual => actual.Projected!.Value.Amount), dealCase.Currency),
        }),
    ];

    private static double[] RunningCosts(DealRun run)
    {
        var costs = new double[run.Timeline.Count];
        for (var m = 0; m < costs.Length; m++)
            costs[m] = run.Vectors.Power[m] + run.Vectors.Colocation[m] + run.Vectors.OtherCosts[m];
        return costs;
    }

    /// <summary>A swap covers its share of the principal; a cap its share of what is left unswapped. A fixed rate has nothing to hedge.</summary>
    private static double? HedgedShare(InterestTerms interest) => interest.Kind switch
    {
        RateKind.Fixed => null,
        RateKind.Floating => interest.SwapShare + (interest.CapPerAnnum is null ? 0 : (1 - interest.SwapShare) * interest.CapShare),
    };

    private static double[] Energy(DealRun run, Func<PowerTerms, int, double> share)
    {
        var fleet = run.Operations.Fleet;
        var energy = new double[run.Timeline.Count];
        for (var lot = 0; lot < fleet.Count; lot++)
        {
            var hourly = fleet.KilowattsPerGpu[lot] * run.DealCase.Costs.Power.PowerUsageEffectiveness * ContractFees.HoursPerMonth;
            var gpus = run.Vectors.LotInService(lot);
            for (var m = 0; m < energy.Length; m++)
                energy[m] += gpus[m] * hourly * share(run.DealCase.Costs.Power, m);
        }

        return energy;
    }

    private static CovenantCustomer[] Customers(DealRun run)
    {
        var plans = run.Operations.Contracts;
        var revenue = new Dictionary<string, double[]>(StringComparer.OrdinalIgnoreCase);
        for (var c = 0; c < plans.Length; c++)
        {
            var customer = plans[c].Contract.Customer;
            if (!revenue.TryGetValue(customer, out var path))
                revenue[customer] = path = new double[run.Timeline.Count];
            var fees = run.Vectors.Fees(c);
            for (var m = 0; m < path.Length; m++)
                path[m] += fees[m];
        }

        return [.. revenue.Select(pair => new CovenantCustomer(pair.Key, pair.Value))];
    }

    private static CovenantLot[] Lots(DealRun run)
    {
        var fleet = run.Operations.Fleet;
        return
        [
            .. Enumerable.Range(0, fleet.Count).Select(i => new CovenantLot(
                fleet.Lots[i].Id, fleet.Lots[i].Country, fleet.Lots[i].Site, fleet.Counts[i], fleet.TotalCost[i], fleet.InService[i], fleet.Models[i].GeneralAvailability)),
        ];
    }
}
