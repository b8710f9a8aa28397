using System.Globalization;
using GpuLending.Web.Controls;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Controls;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("en-US", "1,234.5", 1234.5)]
    [InlineData("en-US", "1234.5", 1234.5)]
    [InlineData("en-US", "1 234.5", 1234.5)]
    [InlineData("en-US", "2.3bn", 2_300_000_000)]
    [InlineData("en-US", "115m", 115_000_000)]
    [InlineData("en-US", "50k", 50_000)]
    [InlineData("en-US", "1,412.6 m", 1_412_600_000)]
    [InlineData("en-US", "(18.2)", -18.2)]
    [InlineData("en-US", "\u22125", -5)]
    [InlineData("en-US", ".5", 0.5)]
    [InlineData("de-DE", "1.234,5", 1234.5)]
    [InlineData("de-DE", "2,3 Mrd", 2_300_000_000)]
    [InlineData("de-DE", "1.234", 1234)]
    [InlineData("fr-FR", "1 234,5", 1234.5)]
    [InlineData("fr-FR", "1\u00A0234,5", 1234.5)]
    [InlineData("fr-FR", "1\u202F234,5", 1234.5)]
    [InlineData("pt-BR", "1.234.567,89", 1_234_567.89)]
    [InlineData("hi-IN", "12,34,567.5", 1_234_567.5)]
    [InlineData("hi-IN", "\u0967\u0968\u0969", 123)]
    [InlineData("ja-JP", "1,234.5", 1234.5)]
    [InlineData("ja-JP", "\uFF11\uFF12\uFF13\uFF0E\uFF15", 123.5)]
    [InlineData("de-CH", "1'234.5", 1234.5)]
    public void A_number_is_read_as_its_culture_writes_it(string culture, string text, double expected)
    {
        NumberText.TryRead(text, CultureInfo.GetCultureInfo(culture), NumberText.Magnitudes, out var value).ShouldBeTrue(text);
        value.ShouldBe((decimal)expected, text);
    }

    [Theory]
    [InlineData("en-US", "1,5")]
    [InlineData("en-US", "1.234,5")]
    [InlineData("en-US", "1,23,456")]
    [InlineData("de-DE", "1.5")]
    [InlineData("de-DE", "1,234.5")]
    [InlineData("fr-FR", "1 23,5")]
    [InlineData("pt-BR", "1.23")]
    [InlineData("hi-IN", "1,5")]
    [InlineData("ja-JP", "12,3")]
    [InlineData("en-US", "abc")]
    [InlineData("en-US", "12 dollars")]
    [InlineData("en-US", "")]
    [InlineData("en-US", "-")]
    [InlineData("en-US", "1e9")]
    [InlineData("en-US", "99999999999999999999999999999")]
    [InlineData("en-US", "79228162514264337593543950335bn")]
    public void What_could_be_read_two_ways_or_not_at_all_is_refused(string culture, string text) =>
        NumberText.TryRead(text, CultureInfo.GetCultureInfo(culture), NumberText.Magnitudes, out _).ShouldBeFalse(text);
}
