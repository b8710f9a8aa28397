using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests;

public sealed class CurrencyTests
{
    // Source: ISO 4217 list one, column "Minor unit".
    [Theory]
    [InlineData("USD", 2)]
    [InlineData("EUR", 2)]
    [InlineData("GBP", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("KWD", 3)]
    [InlineData("CLF", 4)]
    [InlineData("ZZZ", 2)]
    public void MinorUnitDigits_are_those_of_the_ISO_list(string code, int digits) => new Currency(code).MinorUnitDigits.ShouldBe(digits);

    [Theory]
    [InlineData("")]
    [InlineData("US")]
    [InlineData("USDX")]
    [InlineData("usd")]
    [InlineData("U$D")]
    [InlineData(" USD")]
    [InlineData("ÜSD")]
    public void A_code_of_another_shape_is_refused(string code)
    {
        Should.Throw<ArgumentException>(() => new Currency(code)).Message.ShouldContain("ISO 4217");
        Currency.TryParse(code, out var currency).ShouldBeFalse();
        currency.ShouldBe(Currency.None);
    }

    [Fact]
    public void Default_is_no_currency()
    {
        default(Currency).ShouldBe(Currency.None);
        default(Currency).Code.ShouldBe("XXX");
        new Currency("XXX").ShouldBe(default);
        default(Currency).ShouldNotBe(Currency.UsDollar);
    }

    [Fact]
    public void Equality_and_order_are_by_code()
    {
        new Currency("USD").ShouldBe(Currency.UsDollar);
        (Currency.Euro < Currency.UsDollar).ShouldBeTrue();
        (Currency.UsDollar >= Currency.Euro).ShouldBeTrue();
        Currency.UsDollar.ToString().ShouldBe("USD");
    }
}
