using GpuLending.Engine.Collateral;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Collateral;

public sealed class BalanceCrossingTests
{
    /// <summary>Balance, value, first month under water, covered from, deepest month, deepest gap; worked by hand.</summary>
    public static TheoryData<double[], double[], int?, int?, int?, double> Cases => new()
    {
        { [100, 90, 80], [120, 110, 100], null, 0, null, 0 },
        { [100, 90, 80, 20], [120, 85, 70, 60], 1, 3, 2, 10 },
        { [100, 90, 80, 20], [120, 85, 90, 10], 1, null, 3, 10 },
        { [100, 90, 80], [0, 95, 85], null, 1, null, 0 },
        { [100, 100, 100], [100, 100, 100], null, 0, null, 0 },
        { [0, 0], [0, 0], null, 0, null, 0 },
        { [], [], null, 0, null, 0 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_balance_and_a_value_cross_where_they_are_seen_to(double[] balance, double[] value, int? under, int? covered, int? deepest, double gap) =>
        BalanceCrossing.Of(balance, value).ShouldBe(new BalanceCrossing(under, covered, deepest, gap));

    [Fact]
    public void Every_month_from_the_covered_one_on_is_covered_and_the_one_before_is_not()
    {
        var result = TestDeals.Run(TestDeals.Plain with
        {
            Valuation = new() { Compared = [new() { Parameters = new Dictionary<string, double> { ["lifeYears"] = 3 } }] },
        });
        var curve = result.Collateral.Compared.Single();
        var covered = curve.CoveredFromMonth.ShouldNotBeNull();
        for (var month = covered; month < result.Months.Count; month++)
            curve.Value[month].ShouldBeGreaterThanOrEqualTo(result.Loan.Balance[month] - 1e-6);
        curve.Value[covered - 1].ShouldBeLessThan(result.Loan.Balance[covered - 1]);
    }

    [Fact]
    public void Paths_of_different_length_are_refused() => Should.Throw<ArgumentException>(() => BalanceCrossing.Of([1, 2], [1]));
}
