using GpuLending.Engine.Covenants;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Workings;

/// <summary>"Show how this point was computed": every test's working gives its figure again and says where threshold, cure and print come from.</summary>
public sealed class CovenantWorkingsTests
{
    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Covenants =
        [
            new()
            {
                Id = "dscr", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.15, DefinitionVersion = "1",
                Cures = [new() { Date = new(2027, 6, 30), Amount = Money.Usd(100_000) }],
                Amendments = [new() { EffectiveDate = new(2028, 1, 1), Threshold = 1.25, DefinitionVersion = "2" }],
            },
            new() { Id = "ahead", Kind = CovenantKind.ForwardDebtServiceCoverage, Threshold = 1.10, ForwardMonths = 6 },
            new() { Id = "ltv", Kind = CovenantKind.LoanToValue, Threshold = 0.9 },
            new() { Id = "place", Kind = CovenantKind.CollateralLocation, Threshold = 1, Countries = ["US"] },
            new() { Id = "customer", Kind = CovenantKind.CustomerConcentration, Threshold = 1 },
            new() { Id = "power", Kind = CovenantKind.PowerHedgeShare, Threshold = 0.1 },
            new() { Id = "age", Kind = CovenantKind.ChipAge, Threshold = 6 },
            new()
            {
                Id = "index", Kind = CovenantKind.RentalIndexTier,
                Index = new() { IndexId = "H100", ClosePrice = Money.Usd(4.30m), RoundTo = 0.05, ProjectedChangePerAnnum = -0.1, Tiers = [new() { Share = 0.92 }, new() { Share = 0.80 }] },
            },
        ],
        BorrowingBase = new() { AdvanceRate = 0.6, Reserve = Money.Usd(1_000_000) },
    };

    private static readonly UnderwritingResult Result = TestDeals.Run(Deal);

    public static TheoryData<string, string> Points => new(Result.Covenants.SelectMany(covenant => covenant.Tests
        .Where(test => test.Actual is not null).Select(test => (covenant.CovenantId, test.Date.ToString("yyyy-MM-dd", null)))));

    [Theory]
    [MemberData(nameof(Points))]
    public void The_formula_with_its_inputs_gives_the_point_again(string id, string date)
    {
        var working = Explain($"covenant/{id}/{date}");
        var kind = Deal.Covenants.Single(item => item.Id == id).Kind;
        var again = kind switch
        {
            CovenantKind.ChipAge => working.Inputs[0].Value,
            CovenantKind.RentalIndexTier => working.Inputs[0].Value * (working.Inputs.FirstOrDefault(input => input.Name.StartsWith("change since", StringComparison.Ordinal))?.Value ?? 1),
            _ => working.Inputs[0].Value / working.Inputs[1].Value,
        };

        again.ShouldBe(working.Value, 1e-9 * Math.Max(1, Math.Abs(working.Value)));
        working.Value.ShouldBe(Result.Covenants.Single(item => item.CovenantId == id).Tests.Single(test => test.Date == DateOnly.Parse(date, null)).Actual!.Value);
    }

    [Fact]
    public void The_months_of_a_window_sum_to_its_first_line_less_the_cure()
    {
        var working = Explain("covenant/dscr/2027-06-30");

        var months = working.Inputs.Where(input => input.Figure?.StartsWith("cashflow/cfads/", StringComparison.Ordinal) == true).ToList();
        months.Count.ShouldBe(3);
        (months.Sum(input => input.Value) + 100_000).ShouldBe(working.Inputs[0].Value, 1e-6);
        working.Inputs.ShouldContain(input => input.Name == "equity cure in the first line" && input.Value == 100_000);
        foreach (var month in months) Explain(month.Figure!).Value.ShouldBe(month.Value);
    }

    [Theory]
    [InlineData("2027-12-31", 1.15, "/covenants/0/threshold", "definition 1")]
    [InlineData("2028-03-31", 1.25, "/covenants/0/amendments", "definition 2")]
    public void The_threshold_says_whether_it_was_amended(string date, double threshold, string path, string version)
    {
        var working = Explain($"covenant/dscr/{date}");

        working.Inputs.Single(input => input.Name == "threshold").ShouldSatisfyAllConditions(input => input.Value.ShouldBe(threshold), input => input.Path.ShouldBe(path));
        working.Formula.ShouldContain(version);
    }

    [Fact]
    public void An_index_shows_print_tiers_and_close()
    {
        var working = Explain("covenant/index/2027-03-31");

        working.Unit.ShouldBe(FigureUnit.Price);
        working.Inputs.Select(input => (input.Name, input.Value)).ShouldContain(("80 % of the close".Insert(0, "tier, "), 3.45));
        working.Inputs.ShouldContain(input => input.Name == "price at closing" && input.Value == 4.30);
        working.Methodology.ShouldBe("rental-index-tiers");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void The_borrowing_base_is_made_again(int month)
    {
        var working = Explain($"borrowing-base/{month}");

        var inputs = working.Inputs.Select(input => input.Value).ToArray();
        Math.Max(0, (inputs[0] * (inputs[1] - inputs[2] - inputs[3])) - inputs[4]).ShouldBe(working.Value, 1e-6);
    }

    private static Working Explain(string figure) => FigureWorkings.Explain(Deal, TestDeals.Market, Result, figure);
}
