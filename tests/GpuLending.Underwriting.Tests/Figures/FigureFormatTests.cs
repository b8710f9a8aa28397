using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;
using Xunit;

namespace GpuLending.Underwriting.Tests.Figures;

public sealed class FigureFormatTests
{
    [Theory]
    [InlineData(1_412_600_000.0, AmountScale.Millions, "1,412.6m")]
    [InlineData(-18_200_000.0, AmountScale.Millions, "(18.2m)")]
    [InlineData(-1.0, AmountScale.Millions, "0.0m")]
    [InlineData(0.0, AmountScale.Millions, "0.0m")]
    [InlineData(1_412_600_499.0, AmountScale.Thousands, "1,412,600k")]
    [InlineData(1_412_600_000.5, AmountScale.Full, "1,412,600,000.50")]
    [InlineData(double.NaN, AmountScale.Millions, "not provided")]
    [InlineData(null, AmountScale.Millions, "not provided")]
    public void Amounts_read_in_their_scale(double? value, AmountScale scale, string expected) =>
        Assert.Equal(expected, FigureFormat.Amount(value, scale));

    [Fact]
    public void Money_reads_with_its_currency_and_prices_keep_their_digits()
    {
        Assert.Equal("USD 2,300.0m", FigureFormat.WithCurrency(Money.Usd(2_300_000_000m)));
        Assert.Equal("USD 2.55", FigureFormat.Price(Money.Usd(2.55m)));
        Assert.Equal("USD 0.0725", FigureFormat.Price(Money.Usd(0.0725m)));
        Assert.Equal("USD 38,000.00", FigureFormat.Price(Money.Usd(38_000m)));
        Assert.Equal("USD m", FigureFormat.AmountUnit(Currency.UsDollar));
        Assert.Equal("not provided", FigureFormat.WithCurrency(null));
    }

    [Theory]
    [InlineData(0.7142, "71.42 %")]
    [InlineData(0.65, "65.0 %")]
    [InlineData(-0.0125, "(1.25 %)")]
    [InlineData(null, "not provided")]
    public void Fractions_read_as_percent(double? value, string expected) => Assert.Equal(expected, FigureFormat.Percent(value));

    [Fact]
    public void Ratios_rates_counts_and_dates_read_as_the_desk_writes_them()
    {
        Assert.Equal("1.35x", FigureFormat.Multiple(1.35));
        Assert.Equal("8.25 %", FigureFormat.Rate(0.0825));
        Assert.Equal("8.25 %", FigureFormat.Rate(0.0825m));
        Assert.Equal("24,576", FigureFormat.Count(24_576));
        Assert.Equal("2.9y", FigureFormat.Years(2.9));
        Assert.Equal("1 month", FigureFormat.Months(1));
        Assert.Equal("31 Mar 2027", FigureFormat.Date(new DateOnly(2027, 3, 31)));
        Assert.Equal("not provided", FigureFormat.Date(default(DateOnly)));
        Assert.Equal("31 Mar 2027 12:32 UTC", FigureFormat.Instant(new DateTimeOffset(2027, 3, 31, 14, 32, 7, TimeSpan.FromHours(2))));
        Assert.Equal("not provided", FigureFormat.Text("  "));
    }

    [Theory]
    [InlineData(18_200_000, FigureUnit.Amount, "+18.2m")]
    [InlineData(-0.05, FigureUnit.Multiple, "-0.05x")]
    [InlineData(0.0001, FigureUnit.Multiple, "0.00x")]
    public void Changes_carry_their_sign(double value, FigureUnit unit, string expected) => Assert.Equal(expected, FigureFormat.Change(value, unit));

    [Theory]
    [InlineData(FigureUnit.Count, 24_576, "24,576")]
    [InlineData(FigureUnit.Kilowatts, 1.2, "1.2 kW")]
    [InlineData(FigureUnit.Days, 90, "90 days")]
    [InlineData(FigureUnit.Days, 740_070, "31 Mar 2027")]
    [InlineData(FigureUnit.Months, 1, "1 month")]
    public void Figures_read_by_their_unit(FigureUnit unit, double value, string expected) => Assert.Equal(expected, FigureFormat.Figure(value, unit));

    [Theory]
    [InlineData(FigureUnit.Amount, 0.0547945205, "0.0547945")]
    [InlineData(FigureUnit.Amount, 47_409, "47,409.00")]
    [InlineData(FigureUnit.Amount, 1_412_612_345, "1,412.61m")]
    [InlineData(FigureUnit.Fraction, 0.439733333, "43.9733 %")]
    [InlineData(FigureUnit.RatePerAnnum, 0.22, "22.00 %")]
    [InlineData(FigureUnit.Multiple, 1.3, "1.30x")]
    [InlineData(FigureUnit.Kilowatts, 1.26, "1.26 kW")]
    [InlineData(FigureUnit.Count, 24_576, "24,576")]
    [InlineData(FigureUnit.Count, 0, "0")]
    [InlineData(FigureUnit.Months, 48, "48 months")]
    public void Inputs_of_a_working_have_the_digits_to_reckon_with(FigureUnit unit, double value, string expected) => Assert.Equal(expected, FigureFormat.Exact(value, unit));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("hi-IN")]
    public void The_readers_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("1,412.6m", FigureFormat.Amount(1_412_600_000.0));
            Assert.Equal("31 Mar 2027", FigureFormat.Date(new DateOnly(2027, 3, 31)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
