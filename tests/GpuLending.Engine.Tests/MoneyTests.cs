using System.Globalization;
using CsCheck;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests;

public sealed class MoneyTests
{
    private static readonly Money OneDollar = Money.Usd(1m);
    private static readonly Money OneEuro = new(1m, Currency.Euro);

    [Fact]
    public void Two_currencies_never_add_subtract_or_order()
    {
        Should.Throw<InvalidOperationException>(() => OneDollar + OneEuro).Message.ShouldContain("USD 1.00 and EUR 1.00");
        Should.Throw<InvalidOperationException>(() => OneDollar - OneEuro);
        Should.Throw<InvalidOperationException>(() => OneDollar < OneEuro);
        Should.Throw<InvalidOperationException>(() => OneDollar >= OneEuro);
        Should.Throw<InvalidOperationException>(() => OneDollar.CompareTo(OneEuro));
        Should.Throw<InvalidOperationException>(() => OneDollar + default(Money));
        (OneDollar == OneEuro).ShouldBeFalse();
    }

    [Fact]
    public void Default_is_zero_in_no_currency()
    {
        default(Money).ShouldBe(Money.Zero(Currency.None));
        default(Money).IsZero.ShouldBeTrue();
        default(Money).ShouldNotBe(Money.Zero(Currency.UsDollar));
        default(Money).ToString().ShouldBe("XXX 0.00");
    }

    [Fact]
    public void One_currency_adds_subtracts_multiplies_and_orders()
    {
        (Money.Usd(0.1m) + Money.Usd(0.2m)).ShouldBe(Money.Usd(0.3m));
        (Money.Usd(0.1m) - Money.Usd(0.3m)).ShouldBe(Money.Usd(-0.2m));
        (Money.Usd(100m) * 0.0825m).ShouldBe(Money.Usd(8.25m));
        (2m * Money.Usd(1.5m)).ShouldBe(-Money.Usd(-3m));
        (Money.Usd(1m) < Money.Usd(2m)).ShouldBeTrue();
        (Money.Usd(1.0m) == Money.Usd(1.00m)).ShouldBeTrue();
        Money.Usd(1.0m).GetHashCode().ShouldBe(Money.Usd(1.00m).GetHashCode());
    }

    [Fact]
    public void A_sum_beyond_a_decimal_overflows_and_never_wraps() =>
        Should.Throw<OverflowException>(() => Money.Usd(decimal.MaxValue) + OneDollar);

    // amount, currency, half away from zero, half even, down
    [Theory]
    [InlineData("0.005", "USD", "0.01", "0.00", "0.00")]
    [InlineData("-0.005", "USD", "-0.01", "0.00", "0.00")]
    [InlineData("0.015", "USD", "0.02", "0.02", "0.01")]
    [InlineData("2.675", "USD", "2.68", "2.68", "2.67")]
    [InlineData("2.665", "USD", "2.67", "2.66", "2.66")]
    [InlineData("-1.999", "USD", "-2.00", "-2.00", "-1.99")]
    [InlineData("1234.5", "JPY", "1235", "1234", "1234")]
    [InlineData("0.0005", "KWD", "0.001", "0.000", "0.000")]
    [InlineData("79228162514264337593543950335", "USD", "79228162514264337593543950335", "79228162514264337593543950335", "79228162514264337593543950335")]
    public void Rounding_follows_the_named_rule(string amount, string code, string away, string even, string down)
    {
        var money = new Money(Parse(amount), new Currency(code));
        money.Round().Amount.ShouldBe(Parse(away));
        money.Round(RoundingRule.HalfAwayFromZero).Amount.ShouldBe(Parse(away));
        money.Round(RoundingRule.HalfEven).Amount.ShouldBe(Parse(even));
        money.Round(RoundingRule.Down).Amount.ShouldBe(Parse(down));
    }

    [Fact]
    public void An_unknown_rounding_rule_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => OneDollar.Round((RoundingRule)9));

    [Theory]
    [InlineData(1234.565, "1234.57")]
    [InlineData(-1234.565, "-1234.57")]
    [InlineData(999_999_999_999.994, "999999999999.99")]
    public void A_projection_becomes_money_through_the_named_rule(double projected, string expected) =>
        Money.FromProjection(projected, Currency.UsDollar, RoundingRule.HalfAwayFromZero).Amount.ShouldBe(Parse(expected));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e29)]
    public void A_projection_that_is_no_amount_is_refused(double projected) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Money.FromProjection(projected, Currency.UsDollar, RoundingRule.HalfEven));

    // amount, weights, parts: the leftover cent goes to the largest remainder, the earlier part first.
    [Theory]
    [InlineData("100.00", "1 1 1", "33.34 33.33 33.33")]
    [InlineData("-100.00", "1 1 1", "-33.34 -33.33 -33.33")]
    [InlineData("0.05", "3 7", "0.02 0.03")]
    [InlineData("0.01", "1 1", "0.01 0.00")]
    [InlineData("10.00", "0 1 0", "0 10.00 0")]
    [InlineData("1.000", "1 2", "0.33 0.67")]
    [InlineData("0.0001", "1 1", "0.0001 0")]
    [InlineData("100", "0.2 0.3 0.5", "20 30 50")]
    public void Split_gives_parts_by_largest_remainder(string amount, string weights, string parts) =>
        Money.Usd(Parse(amount)).Split([.. weights.Split(' ').Select(Parse)]).Select(part => part.Amount)
            .ShouldBe(parts.Split(' ').Select(Parse));

    [Fact]
    public void Split_of_the_largest_decimal_still_sums()
    {
        var parts = Money.Usd(decimal.MaxValue).Split(1m, 1m, 0.0000000000000000000000000001m);
        parts.Aggregate((sum, part) => sum + part).ShouldBe(Money.Usd(decimal.MaxValue));
        Money.Usd(decimal.MinValue).Split(1m, 3m).Aggregate((sum, part) => sum + part).ShouldBe(Money.Usd(decimal.MinValue));
    }

    [Fact]
    public void Split_refuses_weights_that_divide_nothing()
    {
        Should.Throw<ArgumentException>(() => OneDollar.Split());
        Should.Throw<ArgumentException>(() => OneDollar.Split(0m, 0m));
        Should.Throw<ArgumentException>(() => OneDollar.Split(1m, -1m));
    }

    [Fact]
    public void Split_parts_sum_exactly_and_differ_from_their_share_by_less_than_a_unit() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[1, 1000].Array[1, 40]).Sample((cents, weights) =>
        {
            var amount = Money.Usd(cents / 100m);
            var parts = amount.Split([.. weights.Select(weight => (decimal)weight)]);
            parts.Aggregate((sum, part) => sum + part).ShouldBe(amount);
            for (var i = 0; i < parts.Length; i++)
                Math.Abs(parts[i].Amount - (amount.Amount * weights[i] / weights.Sum())).ShouldBeLessThan(0.01m);
        });

    [Theory]
    [InlineData("1234.5", "USD", "USD 1,234.50")]
    [InlineData("-0.125", "USD", "USD -0.125")]
    [InlineData("1234567.891", "USD", "USD 1,234,567.891")]
    [InlineData("1235", "JPY", "JPY 1,235")]
    [InlineData("1234.5", "JPY", "JPY 1,234.5")]
    [InlineData("1.5", "KWD", "KWD 1.500")]
    public void Text_is_the_same_in_every_culture_and_hides_no_digit(string amount, string code, string expected)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "en-US", "de-DE", "fr-FR", "ar-SA", "hi-IN", "sv-SE" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(name);
                new Money(Parse(amount), new Currency(code)).ToString().ShouldBe(expected, name);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
