using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Stress;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Stress;

/// <summary>An assessment is made once for a content on a market, and made anew when either differs.</summary>
public sealed class AssessedContentTests
{
    private static readonly DealDocument Deal = TensorWaveMi325x.OnNvidiaFleet;

    [Fact]
    public void The_same_content_on_the_same_market_is_assessed_once()
    {
        var (assessed, market) = (new AssessedContent(), ReferenceData.ShippedSnapshot());
        var first = assessed.Of(Deal, Evaluated(Deal, market), TestContext.Current.CancellationToken);

        var again = assessed.Of(Deal with { Narrative = new Dictionary<string, string> { ["risks"] = "Words change no figure." } }, Evaluated(Deal, market), TestContext.Current.CancellationToken);

        again.Stress.ShouldBeSameAs(first.Stress);
        again.Backtests.ShouldBeSameAs(first.Backtests);
    }

    [Fact]
    public void Another_term_another_plan_or_another_market_is_another_assessment()
    {
        var (assessed, market) = (new AssessedContent(), ReferenceData.ShippedSnapshot());
        var first = assessed.Of(Deal, Evaluated(Deal, market), TestContext.Current.CancellationToken);

        var longer = Deal with { Case = Deal.Case with { Facility = Deal.Case.Facility with { TenorMonths = 30 } } };
        assessed.Of(longer, Evaluated(longer, market), TestContext.Current.CancellationToken).Stress.ShouldNotBeSameAs(first.Stress);
        var planned = Deal with { Stress = Deal.Stress with { Cases = ["severe"] } };
        assessed.Of(planned, Evaluated(planned, market), TestContext.Current.CancellationToken).Stress.ShouldNotBeSameAs(first.Stress);
        assessed.Of(Deal, Evaluated(Deal, market with { Id = "another" }), TestContext.Current.CancellationToken).Stress.ShouldNotBeSameAs(first.Stress);
        assessed.Of(Deal, Evaluated(Deal, market), TestContext.Current.CancellationToken).Stress.ShouldBeSameAs(first.Stress);
    }

    private static Evaluation Evaluated(DealDocument document, MarketSnapshot market) => EvaluateDeal.Evaluate(document, Scenario.Base, market).Require();
}
