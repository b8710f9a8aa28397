using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Simulation;

/// <summary>The covenants and triggers of a base run as tests on paths.</summary>
internal static class PathTests
{
    /// <summary>Covenants first, then the waterfall's triggers.</summary>
    /// <param name="run">Base run, or the run whose deliveries are late.</param>
    public static PathTest[] Of(DealRun run)
    {
        // A path may owe something when the base run has repaid: the dates are those of a loan that is never repaid.
        var inputs = CovenantPaths.Of(run, WaterfallResults.Of(run)) with { Balance = [.. Enumerable.Repeat(1.0, run.Timeline.Count)] };
        return [.. run.DealCase.Covenants.Select(covenant => Test(run, covenant, inputs)), .. (run.Waterfall?.Triggers ?? []).Select(trigger => Test(run, trigger))];
    }

    private static PathTest Test(DealRun run, Covenant covenant, CovenantInputs inputs)
    {
        var measure = new CovenantMeasure(covenant, inputs);
        var amendments = CovenantDefinition.Ordered(covenant);
        var kind = covenant.Kind switch
        {
            CovenantKind.LoanToValue => PathTestKind.BalanceOverValue,
            CovenantKind.LoanToCost => PathTestKind.BalanceOverCost,
            CovenantKind.DebtServiceCoverage => PathTestKind.Cover,
            CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CollateralLocation or CovenantKind.ChipAge or CovenantKind.ContractRealisation
                or CovenantKind.InterestCoverage => PathTestKind.SameOnEveryPath,
            CovenantKind.MinimumLiquidity => run.Waterfall is null ? PathTestKind.SameOnEveryPath : PathTestKind.NotSimulated,
            CovenantKind.ForwardDebtServiceCoverage or CovenantKind.CustomerConcentration or CovenantKind.RentalIndexTier => PathTestKind.NotSimulated,
        };
        var remark = kind == PathTestKind.NotSimulated ? "Not simulated: this kind is read on single scenarios only." : "";
        if (covenant.Cures.Count > 0 && kind != PathTestKind.SameOnEveryPath)
            (kind, remark) = (PathTestKind.NotSimulated, "Not simulated: equity cures are entered.");
        var limit = new double[run.Timeline.Count];
        Array.Fill(limit, double.NaN);
        var window = 1;
        var whileOwed = false;
        if (kind == PathTestKind.SameOnEveryPath)
        {
            remark = "The same on every path: value, rent and defaults do not enter it.";
            foreach (var test in CovenantTester.Test(covenant, inputs).Tests)
            {
                var m = test.Month ?? run.Timeline.MonthOnOrAfter(test.Date);
                whileOwed |= test.Month > 0;
                if (m < limit.Length && test.State != CovenantState.NotTestedYet)
                    limit[m] = test is { State: CovenantState.Breached, Waived: false } ? 1 : 0;
            }
        }
        else if (kind != PathTestKind.NotSimulated)
        {
            var value = run.ValueByPremise[covenant.Premise ?? run.DealCase.Valuation.Premise];
            foreach (var (date, month) in measure.Dates())
            {
                var definition = CovenantDefinition.On(covenant, amendments, date);
                if (month is not { } m || date < definition.FirstTestDate || covenant.Waivers.Any(waiver => waiver.From <= date && date <= waiver.Until))
                    continue;
                window = Math.Max(window, definition.TrailingMonths);
                limit[m] = kind switch
                {
                    PathTestKind.BalanceOverValue => definition.Threshold * (1 + CovenantTester.RelativeNoise) * value[m],
                    PathTestKind.BalanceOverCost => definition.Threshold * (1 + CovenantTester.RelativeNoise) * CoverageRatios.DeliveredCost(run.Operations.Fleet, date),
                    _ => m < definition.TrailingMonths ? double.NaN : definition.Threshold * (1 - CovenantTester.RelativeNoise),
                };
            }

            if (amendments.Count > 0 && kind == PathTestKind.Cover && amendments.Any(amendment => amendment.TrailingMonths is not null))
                (kind, remark) = (PathTestKind.NotSimulated, "Not simulated: an amendment changes the window.");
        }

        return new PathTest { Id = covenant.Id, Name = CovenantWords.Name(covenant), Kind = kind, Limit = limit, Window = window, Remark = remark, WhileOwed = whileOwed, Months = Tested(limit, run) };
    }

    private static PathTest Test(DealRun run, ResolvedTrigger trigger)
    {
        var limit = new double[run.Timeline.Count];
        Array.Fill(limit, double.NaN);
        var kind = trigger.Terms.Measure switch
        {
            TriggerMeasure.LoanToValue => PathTestKind.BalanceBeforeSweepOverValue,
            TriggerMeasure.LoanToCost => PathTestKind.BalanceBeforeSweepOverCost,
            TriggerMeasure.DebtServiceCoverage => PathTestKind.Cover,
            TriggerMeasure.Event => PathTestKind.SameOnEveryPath,
            TriggerMeasure.ForwardDebtServiceCoverage or TriggerMeasure.CustomerDefault or TriggerMeasure.RentalIndexTier => PathTestKind.NotSimulated,
        };
        for (var k = trigger.First; k < Math.Min(trigger.End, run.Plan.Dates.Length); k++)
        {
            var m = run.Plan.Months[k];
            limit[m] = kind switch
            {
                PathTestKind.BalanceBeforeSweepOverValue or PathTestKind.BalanceBeforeSweepOverCost => trigger.Terms.Threshold * trigger.Denominator[k] * (1 + CovenantTester.RelativeNoise),
                PathTestKind.Cover => m < trigger.Terms.WindowMonths ? double.NaN : trigger.Terms.Threshold * (1 - CovenantTester.RelativeNoise),
                PathTestKind.SameOnEveryPath => 1,
                _ => double.NaN,
            };
        }

        return new PathTest
        {
            Id = trigger.Terms.Id,
            Name = trigger.Name,
            Kind = kind,
            Limit = limit,
            Window = trigger.Terms.WindowMonths,
            NothingDueFails = true,
            Remark = kind switch
            {
                PathTestKind.NotSimulated => "Not simulated: this kind is read on single scenarios only.",
                PathTestKind.SameOnEveryPath => "An event of the scenario: the same on every path.",
                _ => trigger.Terms.CureTests > 1 ? "Odds that the test itself fails; the trigger stays on until it is cured." : "",
            },
            Months = Tested(limit, run),
        };
    }

    /// <summary>Months with a limit, as far as paths go: reports may be dated after the last payment.</summary>
    private static int[] Tested(double[] limit, DealRun run) => [.. Enumerable.Range(0, run.Plan.Months[run.Plan.LastPayment] + 1).Where(m => !double.IsNaN(limit[m]))];
}
