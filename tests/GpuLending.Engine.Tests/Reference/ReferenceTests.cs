using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Reference;

public sealed class ReferenceTests
{
    [Fact]
    public void Sizes()
    {
        foreach (var line in ReferenceFigures.All.Where(line => line.Scenario == 0))
        {
            var result = DealEvaluator.Evaluate(ReferenceDeal.Number(line.Deal).Document(), ReferenceDeal.Market, Scenario.Base, ReferenceDeal.Closing);
            result.Sizing.LoanSizeUnrounded.ShouldBe(line.Commitment, 1e-9 * line.Commitment, $"deal {line.Deal}");
        }
    }
}
