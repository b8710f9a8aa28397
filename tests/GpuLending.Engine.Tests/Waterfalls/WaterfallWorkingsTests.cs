using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Tests.Reference;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Waterfalls;

/// <summary>The formula of a working with the inputs shown gives the waterfall's figure again.</summary>
public sealed class WaterfallWorkingsTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    public void Rules_accounts_and_triggers_are_their_formulas(double factor)
    {
        var deal = ReferenceDeal.First.Document();
        var result = DealEvaluator.Evaluate(deal, ReferenceDeal.Market, new Scenario { RentFactor = factor, ValueFactor = factor }, ReferenceDeal.Closing);
        var waterfall = result.Waterfall!;
        for (var k = 1; k < waterfall.Dates.Count; k++)
        {
            var month = waterfall.Months[k];
            var cash = Explain($"waterfall/cash-in/{month}");
            cash.Inputs.Sum(input => input.Value).ShouldBe(cash.Value, 0.005);
            for (var s = 1; s <= waterfall.Steps.Count; s++)
            {
                var working = Explain($"waterfall/step/{s}/{month}");
                var inputs = working.Inputs.Select(input => input.Value).ToArray();
                var again = working.Formula switch
                {
                    "asked for − left unpaid" => inputs[0] - inputs[1],
                    "the least of them" => inputs.Min(),
                    _ => -inputs[0],
                };
                again.ShouldBe(working.Value, 0.005, working.Figure);
            }

            for (var a = 0; a < waterfall.Accounts.Count; a++)
            {
                var working = Explain($"waterfall/account/{a}/{month}");
                (working.Inputs[0].Value + working.Inputs[1].Value - working.Inputs[2].Value).ShouldBe(working.Value, 0.005, working.Figure);
            }

            for (var t = 1; t <= waterfall.Triggers.Count; t++)
            {
                if (waterfall.Triggers[t - 1].Denominator[k] <= 0)
                    continue;
                var working = Explain($"waterfall/trigger/{t}/{month}");
                (working.Inputs[0].Value / working.Inputs[1].Value).ShouldBe(working.Value, 1e-12);
            }

            var principal = Explain($"loan/principal/{month}");
            principal.Inputs.Sum(input => input.Name == "principal left unpaid" ? -input.Value : input.Value).ShouldBe(principal.Value, 0.005, principal.Figure);
        }

        if (result.Equity!.Multiple is { } multiple)
            (Explain("equity/multiple").Inputs[0].Value / Explain("equity/multiple").Inputs[1].Value).ShouldBe(multiple, 1e-12);
        if (result.Equity.Xirr is { } xirr)
            Explain("equity/xirr").Value.ShouldBe(xirr);

        Working Explain(string figure) => FigureWorkings.Explain(deal, ReferenceDeal.Market, result, figure);
    }
}
