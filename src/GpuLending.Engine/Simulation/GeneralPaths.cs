using System.Runtime.Intrinsics;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Simulation;

/// <summary>Paths one by one through the general engine: each lane's factors become a scenario, the base loan runs under it, and the first payment not made in full is its default.
/// The meaning of a path that the fast form has to match.</summary>
internal sealed class GeneralPaths(SimulatedDeal deal)
{
    private readonly double[] _discount = DefaultRecovery.Discount(deal.Terms.DiscountRate, deal.Run.Timeline.Count);

    /// <summary>Runs one lane of a group and writes its balances, default and loss.</summary>
    /// <param name="paths">The group.</param>
    /// <param name="lane">Lane.</param>
    /// <param name="fails">Called with the test and month of every test that fails, covenants first, then triggers; null when nobody asks.</param>
    public void Run(PathGroup paths, int lane, Action<int, int>? fails)
    {
        var run = DealRun.Stressed(deal.Run, ScenarioOf(paths, lane, deal.Model.Months));
        var defaulted = Defaulted(run);
        var month = defaulted is { } k ? run.Plan.Months[k] : int.MaxValue;
        Record(paths, lane, run, month);
        if (fails is not null)
            Test(run, month, fails);
        if (defaulted is not { } payment)
            return;
        // A sale at maturity comes after the payment that was missed.
        var exposure = run.Waterfall?.BalanceBeforeSweep[payment] ?? run.Outcome.Balance[payment];
        var loss = LossOf(paths, lane, run, month, exposure);
        paths.DefaultMonth = paths.DefaultMonth.WithElement(lane, month);
        paths.Loss = paths.Loss.WithElement(lane, loss * _discount[month]);
        paths.Exposure = paths.Exposure.WithElement(lane, exposure * _discount[month]);
    }

    /// <summary>A lane's factors as a scenario up to a month; what they are then holds after.</summary>
    public Scenario ScenarioOf(PathGroup paths, int lane, int until)
    {
        var value = new double[until + 1];
        var rent = new double[until + 1];
        var shift = deal.Model.HasRate ? new double[until + 1] : null;
        value[0] = rent[0] = 1;
        for (var m = 1; m <= until; m++)
        {
            (value[m], rent[m]) = (paths.Value[m][lane], paths.Rent[m][lane]);
            if (shift is not null)
                shift[m] = paths.RateShift[m][lane];
        }

        var defaults = new List<CustomerDefault>();
        for (var c = 0; c < deal.Customers.Count; c++)
        {
            var failed = 1;
            while (failed <= until && paths.Intensity[failed][lane] < paths.Thresholds[c][lane])
                failed++;
            if (failed > until)
                continue;
            defaults.AddRange(deal.Run.DealCase.Contracts
                .Where(contract => string.Equals(contract.Customer, deal.Customers[c].Customer, StringComparison.OrdinalIgnoreCase))
                .Select(contract => new CustomerDefault { ContractId = contract.Id, FromMonth = failed }));
        }

        return new Scenario { Name = "Path", ValuePath = value, RentPath = rent, RateShiftPath = shift, DelayMonths = deal.VariantOf(paths).Delay, Defaults = defaults };
    }

    /// <summary>The first payment that is short of interest or principal by more than one unit of currency; null when there is none.</summary>
    private static int? Defaulted(DealRun run)
    {
        for (var k = 1; k <= run.Plan.LastPayment; k++)
        {
            if (Unpaid(run, k) > PathLanes.Tolerated)
                return k;
        }

        return null;
    }

    private static double Unpaid(DealRun run, int k) => run.Waterfall is { } waterfall
        ? waterfall.Unpaid[k]
        : run.Outcome.InterestDue[k] + run.Outcome.PrincipalDue[k] - run.Outcome.InterestPaid[k] - Math.Min(run.Outcome.PrincipalDue[k], run.Outcome.PrincipalPaid[k] - run.Outcome.Prepaid[k]);

    /// <summary>The loss with value, rent and customers held where they stand on the day of default.</summary>
    private double LossOf(PathGroup paths, int lane, DealRun run, int month, double exposure)
    {
        if (deal.Terms.RecoveryShareOfValue is { } share)
            return Math.Max(0, exposure - (share * run.ValueByPremise[run.DealCase.Valuation.Premise][month]));
        var credit = run.DealCase.Credit;
        if (credit.Recovery is not { } recovery)
            return Math.Max(0, exposure - (HaircutValue.Factor(credit.Haircuts) * run.ValueByPremise[credit.LossPremise][month]));
        var held = DealRun.Stressed(deal.Run, ScenarioOf(paths, lane, month));
        return exposure * LossGivenDefault.Weighted(new RecoveryWays(held, recovery, DefaultRecovery.EffectiveRate(deal.Terms)).Of(month, exposure));
    }

    private static void Record(PathGroup paths, int lane, DealRun run, int until)
    {
        for (var k = 1; k <= run.Plan.LastPayment; k++)
        {
            var m = run.Plan.Months[k];
            if (m > until)
                return;
            var before = run.Waterfall?.BalanceBeforeSweep[k] ?? run.Outcome.Balance[k];
            Set(paths.Before, m, lane, before);
            // What a sale repays after the payment that was missed is not the path's.
            Set(paths.Balance, m, lane, m == until ? before : run.Outcome.Balance[k]);
            Set(paths.Cash, m, lane, run.Capacity.Cfads[k]);
            Set(paths.Due, m, lane, run.Outcome.DebtServiceDue(k));
        }
    }

    private static void Set(Vector256<double>[] path, int m, int lane, double value) => path[m] = path[m].WithElement(lane, value);

    private void Test(DealRun run, int until, Action<int, int> fails)
    {
        var covenants = CovenantTester.Test(run.DealCase.Covenants, CovenantPaths.Of(run, WaterfallResults.Of(run)));
        for (var i = 0; i < covenants.Count; i++)
        {
            foreach (var test in covenants[i].Tests)
            {
                var m = test.Month ?? run.Timeline.MonthOnOrAfter(test.Date);
                if (test is { State: CovenantState.Breached, Waived: false } && m <= until && m <= deal.Model.Months)
                    fails(i, m);
            }
        }

        for (var t = 0; t < (run.Waterfall?.Triggers.Length ?? 0); t++)
        {
            for (var k = 1; k <= run.Plan.LastPayment; k++)
            {
                if (run.Waterfall!.Board.Log[t][k] && run.Plan.Months[k] <= until)
                    fails(covenants.Count + t, run.Plan.Months[k]);
            }
        }
    }
}
