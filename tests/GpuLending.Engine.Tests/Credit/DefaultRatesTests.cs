using GpuLending.Engine.Credit;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Credit;

public sealed class DefaultRatesTests
{
    // Shape of the shipped table, two made-up rows: 1, 2, 3 years.
    private static readonly DefaultRates Rates = new(new Dictionary<string, IReadOnlyList<double>>
    {
        ["BBB"] = [0.01, 0.03, 0.06],
        ["CCC"] = [0.50, 1.00],
    });

    [Theory]
    [InlineData("BBB", 0, 0)]
    [InlineData("BBB", 0.5, 0.005)]
    [InlineData("BBB", 1, 0.01)]
    [InlineData("BBB+", 2, 0.03)]
    [InlineData("BBB-", 2.5, 0.045)]
    [InlineData("Baa2", 3, 0.06)]
    [InlineData("BBB", 4, 1 - (0.94 * 0.94 / 0.97))] // survivors of year 3 default as they did in it
    [InlineData("CC", 1, 0.50)]
    [InlineData("CCC", 5, 1)]
    [InlineData("D", 0, 1)]
    public void Rates_lie_straight_between_years_and_go_on_at_the_last_conditional_rate(string rating, double years, double expected)
    {
        Rates.TryCumulative(CreditRating.Parse(rating), years, out var probability).ShouldBeTrue();
        probability.ShouldBe(expected, 1e-14);
    }

    [Fact]
    public void Probability_never_falls_with_time()
    {
        var last = 0.0;
        for (var month = 0; month < 240; month++)
        {
            Rates.TryCumulative(CreditRating.Parse("BBB"), month / 12.0, out var probability);
            probability.ShouldBeInRange(last, 1);
            last = probability;
        }
    }

    [Theory]
    [InlineData("NR")]
    [InlineData("AA")]
    public void A_rating_without_a_row_gets_no_number(string rating)
    {
        Rates.TryCumulative(CreditRating.Parse(rating), 1, out var probability).ShouldBeFalse();
        probability.ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_horizon_before_today_is_refused(double years) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Rates.TryCumulative(CreditRating.Parse("BBB"), years, out _));
}
