using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Reference;

public sealed class ReferenceTests
{
    [Fact]
    public void Size_of_the_first_workload()
    {
        var deal = ReferenceDeal.First.Document() with
        {
            OtherCashFlows = [.. Enumerable.Range(1, 84).Select(m => TestDeals.Cash(ReferenceDeal.Date(m), -350_000))],
        };
        var result = DealEvaluator.Evaluate(deal, ReferenceDeal.Market, Scenario.Base, ReferenceDeal.Closing);
        result.Sizing.LoanSizeUnrounded.ShouldBe(324_234_192.8476, 1e-3);
    }
}
