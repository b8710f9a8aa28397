using System.Globalization;
using GpuLending.Engine.Tests.Golden;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Workings;

/// <summary>The formula with the inputs shown gives the figure again: new and seasoned loans, draws between payment dates, every style, base and stressed.</summary>
public sealed class FigureWorkingsTests
{
    public static TheoryData<string> Deals => GoldenDealTests.Deals;

    [Theory]
    [MemberData(nameof(Deals))]
    public void The_lenders_dated_cash_is_worth_nothing_at_the_yield(string name)
    {
        var deal = GoldenDeal.Read(name);
        var result = deal.Run();
        if (result.Returns.LenderXirr is not { } yield)
            return;
        var working = FigureWorkings.Explain(deal.Case, deal.Snapshot, result, "returns/lender-xirr");
        var first = working.Inputs.Min(Day);
        var worth = working.Inputs.Sum(input => input.Value * Math.Pow(1 + yield, -(Day(input).DayNumber - first.DayNumber) / 365.0));
        worth.ShouldBe(0, 1e-9 * working.Inputs.Sum(input => Math.Abs(input.Value)), name);

        static DateOnly Day(WorkingInput input) => DateOnly.ParseExact(input.Name, "d MMM yyyy", CultureInfo.InvariantCulture);
    }

    [Theory]
    [MemberData(nameof(Deals))]
    public void Interest_and_principal_add_up_every_month(string name)
    {
        var deal = GoldenDeal.Read(name);
        var result = deal.Run();
        for (var month = 0; month < result.Months.Count; month++)
        {
            var interest = Explain("loan/interest", month);
            var sum = interest.Inputs.Count == 0 ? 0 : interest.Inputs[^2].Value - interest.Inputs[^1].Value;
            foreach (var draw in interest.Inputs.SkipLast(2).Chunk(4))
                sum += draw[0].Value * draw[1].Value * draw[2].Value * (1 - draw[3].Value);
            sum.ShouldBe(interest.Value, 0.005, interest.Figure);

            var principal = Explain("loan/principal", month);
            principal.Inputs.Sum(input => input.Name == "principal left unpaid" ? -input.Value : input.Value).ShouldBe(principal.Value, 0.005, principal.Figure);
        }

        Working Explain(string figure, int month) => FigureWorkings.Explain(deal.Case, deal.Snapshot, result, $"{figure}/{month}");
    }

    [Theory]
    [MemberData(nameof(Deals))]
    public void Every_limit_is_its_formula(string name)
    {
        var deal = GoldenDeal.Read(name);
        var result = deal.Run();
        foreach (var limit in result.Sizing.Limits.Where(limit => limit.Allows is not null))
        {
            var working = FigureWorkings.Explain(deal.Case, deal.Snapshot, result, $"limit/{limit.Key}");
            var v = working.Inputs.Select(input => input.Value).ToArray();
            var again = limit.Key switch
            {
                "advance-on-cost" => v[0] * v[1..].Sum(),
                "loan-to-value" or "depreciated-cost" => v[0] * v[1] / v[2],
                "debt-service-coverage" => ((Math.Max(0, v[2] < 0 ? v[0] + v[2] : v[0]) / v[1]) + (Math.Max(0, v[0] < 0 ? v[0] + v[2] : v[2]) / v[3])) / v[4],
                "loan-life-coverage" => Math.Max(0, v[0] / v[1] / v[2]),
                "commitment" => v[0],
                _ => 0,
            };
            again.ShouldBe(limit.Allows!.Value, 0.005 + (1e-9 * limit.Allows.Value), $"{name} {limit.Key}");
        }
    }

    [Theory]
    [MemberData(nameof(Deals))]
    public void Coverage_and_value_are_their_formulas(string name)
    {
        var deal = GoldenDeal.Read(name);
        var result = deal.Run();
        for (var month = 0; month < result.Months.Count; month++)
        {
            if (result.Coverage.LoanLife[month] is { } loanLife)
            {
                var inputs = Inputs($"coverage/loan-life/{month}");
                (inputs[..^1].Sum() / inputs[^1]).ShouldBe(loanLife, 1e-9 * Math.Abs(loanLife) + 1e-9);
            }

            if (result.Coverage.LoanToCost[month] is { } loanToCost)
            {
                var inputs = Inputs($"coverage/loan-to-cost/{month}");
                (inputs[0] / inputs[1]).ShouldBe(loanToCost, 1e-9);
            }

            foreach (var lot in result.Collateral.Lots)
            {
                var inputs = Inputs($"collateral/lot/{lot.LotId}/{month}");
                (inputs[0] * inputs[1] * inputs[2] * (1 - inputs[3]) * inputs[4] * inputs[5]).ShouldBe(lot.MarkedValue[month], 0.005);
            }
        }

        double[] Inputs(string figure) => [.. FigureWorkings.Explain(deal.Case, deal.Snapshot, result, figure).Inputs.Select(input => input.Value)];
    }
}
