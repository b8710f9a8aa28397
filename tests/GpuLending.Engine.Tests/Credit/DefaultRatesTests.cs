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

    /// <summary>By notch: a category stands for its middle letter, and the letters between lie straight between the categories.</summary>
    [Theory]
    [InlineData("AAA", 0.0000)]
    [InlineData("AA+", 0.0010)]
    [InlineData("AA", 0.0020)]
    [InlineData("AA-", 0.0020 + (0.0030 / 3))]
    [InlineData("A", 0.0050)]
    [InlineData("BBB+", 0.0050 + (2 * 0.0090 / 3))]
    [InlineData("BBB", 0.0140)]
    [InlineData("B-", 0.3000 + (0.2000 / 3))]
    [InlineData("CCC-", 0.5000)]
    [InlineData("D", 1)]
    public void Notches_lie_straight_between_categories(string rating, double expected)
    {
        var rates = new DefaultRates(new Dictionary<string, IReadOnlyList<double>>
        {
            ["AAA"] = [0],
            ["AA"] = [0.0020],
            ["A"] = [0.0050],
            ["BBB"] = [0.0140],
            ["BB"] = [0.0500],
            ["B"] = [0.3000],
            ["CCC"] = [0.5000],
        });

        rates.TryCumulativeByNotch(CreditRating.Parse(rating), 1, out var probability).ShouldBeTrue();
        probability.ShouldBe(expected, 1e-14);
    }

    [Fact]
    public void A_notch_between_a_row_and_none_gets_no_number() => Rates.TryCumulativeByNotch(CreditRating.Parse("A-"), 1, out _).ShouldBeFalse();
}
