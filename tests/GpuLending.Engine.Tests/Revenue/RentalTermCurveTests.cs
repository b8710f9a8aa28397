using CsCheck;
using GpuLending.Engine.Market;
using GpuLending.Engine.Revenue;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Revenue;

public sealed class RentalTermCurveTests
{
    /// <summary>3.00 for a month, 2.40 for a year, 1.80 for three: undiscounted, 12 x 2.40 = 3.00 + 11 F and 36 x 1.80 = 12 x 2.40 + 24 F.</summary>
    [Theory]
    [InlineData(0, 3.00)]
    [InlineData(1, 25.8 / 11)]
    [InlineData(11, 25.8 / 11)]
    [InlineData(12, 1.50)]
    [InlineData(35, 1.50)]
    public void Forwards_are_what_makes_a_long_contract_and_two_short_ones_cost_the_same(int month, double rate) =>
        new RentalTermCurve([(1, 3.00), (12, 2.40), (36, 1.80)]).Forward(month).ShouldBe(rate, 1e-9);

    [Theory]
    [InlineData(0, 12, 2.40)]
    [InlineData(0, 36, 1.80)]
    [InlineData(12, 24, 1.50)]
    [InlineData(0, 24, ((12 * 2.40) + (12 * 1.50)) / 24)]
    [InlineData(6, 12, ((6 * 25.8 / 11) + (6 * 1.50)) / 12)]
    public void A_term_rate_is_the_level_price_of_its_months(int start, int term, double rate) =>
        new RentalTermCurve([(1, 3.00), (12, 2.40), (36, 1.80)]).TermRate(start, term).ShouldBe(rate, 1e-9);

    [Theory]
    [InlineData(36, 1)]
    [InlineData(47, 12)]
    public void After_the_longest_length_forwards_fall(int month, double monthsAfter) =>
        new RentalTermCurve([(12, 2.00), (36, 2.00)], 0, 0.22).Forward(month).ShouldBe(2 * Math.Pow(0.78, monthsAfter / 12), 1e-9);

    [Fact]
    public void Discounted_lengths_compare_by_their_annuities()
    {
        var a12 = Annuity(12, 0.10);
        var a36 = Annuity(36, 0.10);
        var curve = new RentalTermCurve([(12, 2.40), (36, 1.80)], 0.10);

        curve.Forward(20).ShouldBe(((1.80 * a36) - (2.40 * a12)) / (a36 - a12), 1e-9);
        curve.TermRate(0, 36).ShouldBe(1.80, 1e-9);
        RentalTermCurve.Annuity(36, 0.10).ShouldBe(a36, 1e-9);
    }

    [Fact]
    public void A_longer_contract_that_costs_less_in_all_is_refused() =>
        Should.Throw<ArgumentException>(() => new RentalTermCurve([(12, 2.40), (24, 1.10)])).Message.ShouldContain("for nothing");

    [Fact]
    public void Lengths_that_do_not_rise_are_refused() =>
        Should.Throw<ArgumentException>(() => new RentalTermCurve([(12, 2.40), (12, 2.40)])).Message.ShouldContain("rise");

    [Fact]
    public void Any_contract_costs_what_any_chain_of_contracts_over_its_months_costs() =>
        Gen.Select(Gen.Double[0.5, 5], Gen.Double[0.6, 1], Gen.Double[0.6, 1], Gen.Double[0, 0.3], Gen.Select(Gen.Int[0, 60], Gen.Int[1, 40], Gen.Int[1, 40]))
            .Sample((spot, oneYear, threeYears, rate, terms) =>
            {
                var curve = new RentalTermCurve([(1, spot), (12, spot * oneYear), (36, spot * oneYear * threeYears)], rate, 0.2);
                var (start, first, second) = terms;
                var whole = curve.TermRate(start, first + second) * Annuity(first + second, rate);
                var chain = (curve.TermRate(start, first) * Annuity(first, rate))
                    + (curve.TermRate(start + first, second) * (Annuity(first + second, rate) - Annuity(first, rate)));
                whole.ShouldBe(chain, 1e-9 * whole);
            });

    [Fact]
    public void The_market_shapes_the_curve_by_the_median_of_sellers_that_print_all_lengths()
    {
        PriceQuote[] quotes =
        [
            .. Seller("a", new(2026, 9, 30), 4.00, 2.80, 1.60), .. Seller("a", new(2026, 3, 31), 4.00, 3.90, 3.80),
            .. Seller("b", new(2026, 9, 30), 10.00, 6.00, 5.00), .. Seller("c", new(2026, 9, 30), 2.00, 1.00, 0.90),
            .. Seller("old", new(2024, 9, 30), 2.00, 1.90, 1.90),
            new("H100", new(2026, 9, 30), PriceKind.RentOnDemand, "half", 3, "test", "test"),
        ];

        RentalTermCurve.Shape(quotes, "H100", new(2026, 10, 31)).ShouldBe([(1, 1.0), (12, 0.6), (36, 0.45)]);
        RentalTermCurve.Shape(quotes, "B200", new(2026, 10, 31)).ShouldBeEmpty();
    }

    private static PriceQuote[] Seller(string name, DateOnly date, double onDemand, double oneYear, double threeYears) =>
    [
        new("H100", date, PriceKind.RentOnDemand, name, onDemand, "test", "test"),
        new("H100", date, PriceKind.RentOneYear, name, oneYear, "test", "test"),
        new("H100", date, PriceKind.RentThreeYears, name, threeYears, "test", "test"),
    ];

    private static double Annuity(int months, double rate) => Enumerable.Range(1, months).Sum(j => Math.Pow(1 + rate, -j / 12.0));
}
