using GpuLending.Engine.Compiled;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Tests.Reference;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Compiled;

/// <summary>The compiled form gives the figures of the published workload and of a separate program.</summary>
public sealed class CompiledReferenceTests
{
    private const double Relative = 1e-6;

    [Fact]
    public void The_first_workload_as_printed()
    {
        var deal = CompiledDeal.Of(ReferenceDeal.First.Document(), ReferenceDeal.Market).ShouldNotBeNull();
        var figures = deal.Evaluate(Scenario.Base);

        figures.LoanSize.ShouldBe(324_234_192.8476, 1e-3);
        figures.MinimumCoverage!.Value.ShouldBe(1.35, 1e-9);
        figures.PeakLoanToValue!.Value.ShouldBe(0.80, 1e-9);
        figures.TriggeredPayments.ShouldBe(0);
        figures.ShortPayments.ShouldBe(0);
        figures.FirstShortMonth.ShouldBeNull();
        figures.WeightedAverageLife!.Value.ShouldBe(3.3300271467, 1e-9);
        figures.Interest.ShouldBe(86_132_519.5768, 1e-3);
        figures.LenderNetPresentValue.ShouldBe(11_341_343.7683, 1e-2);
        figures.Loss.ShouldBe(0, 1e-6);
        figures.LenderReturn!.Value.ShouldBe(0.105144161712, 1e-9);
        figures.EquityReturn!.Value.ShouldBe(0.263603728639, 1e-9);
    }

    [Fact]
    public void A_hundred_deals_under_twelve_scenarios()
    {
        var figures = new ScenarioFigures[ReferenceDeal.Scenarios.Count];
        CompiledTerms? terms = null;
        foreach (var lines in ReferenceFigures.All.GroupBy(line => line.Deal))
        {
            var deal = CompiledDeal.Of(ReferenceDeal.Number(lines.Key).Document(), ReferenceDeal.Market, terms).ShouldNotBeNull();
            terms ??= deal.Terms;
            deal.Terms.ShouldBeSameAs(terms);
            deal.Evaluate([.. ReferenceDeal.Scenarios], figures);
            foreach (var expected in lines)
            {
                var found = figures[expected.Scenario];
                var words = $"deal {expected.Deal}, scenario {expected.Scenario}";
                var unit = Relative * expected.Commitment;
                found.LoanSize.ShouldBe(expected.Commitment, unit, words);
                found.Loss.ShouldBe(expected.Loss, unit, words);
                found.LenderNetPresentValue.ShouldBe(expected.PresentValue, unit, words);
                found.Interest.ShouldBe(expected.Interest, unit, words);
                found.WeightedAverageLife!.Value.ShouldBe(expected.AverageLife, Relative * expected.AverageLife, words);
                found.MinimumCoverage!.Value.ShouldBe(expected.MinimumCover, Relative * Math.Max(1, Math.Abs(expected.MinimumCover)), words);
                found.PeakLoanToValue!.Value.ShouldBe(expected.MaximumLoanToValue, Relative * expected.MaximumLoanToValue, words);
                found.ShortPayments.ShouldBe(expected.Shortfalls, words);
                found.TriggeredPayments.ShouldBe(expected.Triggers, words);
                found.LenderReturn!.Value.ShouldBe(expected.LenderXirr, Relative, words);
            }
        }
    }

    [Fact]
    public void A_deal_in_the_memory_of_another_has_the_same_bits_and_the_other_is_over()
    {
        Scenario[] scenarios = [.. ReferenceDeal.Scenarios];
        var (own, taken) = (new ScenarioFigures[scenarios.Length], new ScenarioFigures[scenarios.Length]);
        CompiledDeal? last = null;
        for (var j = 0; j < 200; j++)
        {
            // Fewer lots and contracts now and then, so that what is taken over does not always fit.
            var document = ReferenceDeal.Number(j).Document();
            if (j % 7 == 3)
                document = document with { Lots = [document.Lots[0]], Contracts = [.. document.Contracts.Take(5 - (j % 2))] };
            var possible = document.Contracts.Count == 5 ? scenarios : scenarios[..9];
            var before = last;
            last = CompiledDeal.Of(document, ReferenceDeal.Market, before?.Terms, instead: before).ShouldNotBeNull();
            last.Evaluate(possible, taken.AsSpan(0, possible.Length));
            CompiledDeal.Of(document, ReferenceDeal.Market).ShouldNotBeNull().Evaluate(possible, own.AsSpan(0, possible.Length));
            taken.ShouldBe(own, $"deal {j}");
            if (before is null)
                continue;
            Should.Throw<ObjectDisposedException>(() => before.Evaluate(Scenario.Base));
            Should.Throw<ObjectDisposedException>(() => CompiledDeal.Of(document, ReferenceDeal.Market, instead: before));
        }
    }

    [Fact]
    public void Running_scenarios_allocates_nothing()
    {
        var deal = CompiledDeal.Of(ReferenceDeal.First.Document(), ReferenceDeal.Market).ShouldNotBeNull();
        Scenario[] scenarios = [.. ReferenceDeal.Scenarios];
        var figures = new ScenarioFigures[scenarios.Length];
        deal.Evaluate(scenarios, figures);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            deal.Evaluate(scenarios, figures);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
