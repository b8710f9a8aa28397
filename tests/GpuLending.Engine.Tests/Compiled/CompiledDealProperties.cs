using CsCheck;
using GpuLending.Engine.Compiled;
using GpuLending.Engine.Numerics;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Tests.Reference;
using GpuLending.Engine.Waterfalls;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Compiled;

/// <summary>One engine: whatever the compiled form carries has the figures of the evaluator.</summary>
public sealed class CompiledDealProperties
{
    private const double Relative = 1e-9;

    [Fact]
    public void Random_deals_under_random_scenarios_have_the_evaluators_figures()
    {
        var (carried, ran) = (0, 0);
        Gen.Select(FittingDeals.All, FittingDeals.Scenarios.Array[5]).Sample(
            (dealCase, random) =>
            {
                var whyNot = CompiledForm.WhyNot(dealCase, ReferenceDeal.Market);
                if (whyNot == "nothing is lent")
                    return;
                whyNot.ShouldBeNull();
                Interlocked.Increment(ref carried);
                var deal = CompiledDeal.Of(dealCase, ReferenceDeal.Market).ShouldNotBeNull();
                Scenario[] scenarios =
                [
                    Scenario.Base,
                    .. random.Select(scenario => scenario with { Defaults = [.. scenario.Defaults.Where(failed => dealCase.Contracts.Any(contract => contract.Id == failed.ContractId))] }).Where(deal.Carries),
                ];
                var figures = new ScenarioFigures[scenarios.Length];
                deal.Evaluate(scenarios, figures);
                for (var i = 0; i < scenarios.Length; i++)
                {
                    Same(figures[i], dealCase, scenarios[i]);
                    Interlocked.Increment(ref ran);
                }
            },
            iter: 400, threads: 1);

        carried.ShouldBeGreaterThan(200);
        ran.ShouldBeGreaterThan(3 * carried);
    }

    [Fact]
    public void A_scenario_has_the_same_bits_whatever_runs_beside_it()
    {
        var deal = CompiledDeal.Of(ReferenceDeal.First.Document(), ReferenceDeal.Market).ShouldNotBeNull();
        Scenario[] scenarios = [.. ReferenceDeal.Scenarios, .. ReferenceDeal.Scenarios.Reverse()];
        var figures = new ScenarioFigures[scenarios.Length];
        deal.Evaluate(scenarios, figures);

        for (var i = 0; i < scenarios.Length; i++)
            figures[i].ShouldBe(deal.Evaluate(scenarios[i]));
    }

    private static void Same(ScenarioFigures found, DealCase dealCase, Scenario scenario)
    {
        var whole = DealEvaluator.Evaluate(dealCase, ReferenceDeal.Market, scenario, dealCase.ClosingDate);
        var waterfall = whole.Waterfall!;
        var size = whole.Sizing.LoanSizeUnrounded;
        // A loan that is small beside its fleet is cut from the fleet's cash and is as exact as that.
        var fleet = dealCase.Lots.Sum(lot => lot.Count * (double)(lot.UnitCost.Gpu?.Amount ?? 0));
        var unit = (Relative * size) + (1e-11 * fleet);
        var share = unit / size;
        var first = 1 + waterfall.Months.ToList().FindIndex(m => dealCase.Facility.Interest.CapitalisedUntil is not { } until || whole.Months[m] >= until);
        found.LoanSize.ShouldBe(size, unit);
        found.Interest.ShouldBe(whole.Returns.TotalInterest, unit);
        found.Loss.ShouldBe(waterfall.Loss, unit);
        found.LenderNetPresentValue.ShouldBe(
            NetPresentValue.Dated(0.09, [.. whole.Returns.LenderCash.Select(cash => cash.Date)], [.. whole.Returns.LenderCash.Select(cash => cash.Amount)], dealCase.ClosingDate), unit);
        if (whole.Returns.LenderXirr is { } lender)
            found.LenderReturn!.Value.ShouldBe(lender, 10 * share);
        if (whole.Equity!.Xirr is { } sponsor)
            found.EquityReturn!.Value.ShouldBe(sponsor, 10 * share * Math.Max(1, sponsor));
        found.ShortPayments.ShouldBe(waterfall.UnpaidDebtService.Count(unpaid => unpaid > 1));
        var shortAt = waterfall.UnpaidDebtService.ToList().FindIndex(unpaid => unpaid > 1);
        found.FirstShortMonth.ShouldBe(shortAt < 0 ? null : waterfall.Months[shortAt]);
        var repaying = Enumerable.Range(first, waterfall.Months.Count - first).ToList();
        // Within a cent of its threshold a trigger is a matter of the last bits.
        if (!waterfall.Triggers.Any(trigger => repaying.Any(k => Math.Abs(trigger.Numerator[k] - (trigger.Threshold * trigger.Denominator[k])) < 0.01)))
            found.TriggeredPayments.ShouldBe(repaying.Count(k => waterfall.Triggers.Any(trigger => trigger.On[k])));
        var interest = waterfall.Steps.Single(step => step.Kind == WaterfallStepKind.Interest).Due;
        var principal = waterfall.Steps.Single(step => step.Kind == WaterfallStepKind.Principal).Due;
        var covers = repaying.Where(k => interest[k] + principal[k] > 0.001 * size).Select(k => whole.Cashflow.Cfads[waterfall.Months[k]] / (interest[k] + principal[k])).ToList();
        if (covers.Count > 0)
            found.MinimumCoverage!.Value.ShouldBe(covers.Min(), share * Math.Max(1, Math.Abs(covers.Min())));
        else
            found.MinimumCoverage.ShouldBeNull();
        var leverage = repaying.Max(k => waterfall.BalanceBeforeSweep[k] <= 1e-6 ? 0 : waterfall.BalanceBeforeSweep[k] / whole.Collateral.MarkedValue[waterfall.Months[k]]);
        if (double.IsInfinity(leverage))
            found.PeakLoanToValue.ShouldBe(leverage);
        else
            found.PeakLoanToValue!.Value.ShouldBe(leverage, share * Math.Max(1, leverage));
    }
}
