using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Numerics;

public sealed class PresentValueTests
{
    // Source: Microsoft Support, "NPV function" (Excel), example 1: 10 %, -10,000; 3,000; 4,200; 6,800 gives 1,188.44,
    // the first flow being discounted one period.
    [Fact]
    public void Periodic_value_is_Excels_NPV_one_period_later() =>
        (NetPresentValue.Periodic(0.10, [-10_000, 3_000, 4_200, 6_800]) / 1.10).ShouldBe(1_188.44, 0.005);

    // Source: Microsoft Support, "XNPV function" (Excel): 9 %, gives 2,086.65 (2,086.647602).
    [Fact]
    public void Dated_value_is_Excels_XNPV() =>
        NetPresentValue.Dated(
            0.09,
            [new(2008, 1, 1), new(2008, 3, 1), new(2008, 10, 30), new(2009, 2, 15), new(2009, 4, 1)],
            [-10_000, 2_750, 4_250, 3_250, 2_750],
            new DateOnly(2008, 1, 1)).ShouldBe(2_086.647602, 1e-6);

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void A_rate_of_minus_one_or_worse_is_refused(double rate) =>
        Should.Throw<ArgumentOutOfRangeException>(() => NetPresentValue.Periodic(rate, [1.0]));

    // principal, annual rate, months, payment, tolerance
    [Theory]
    [InlineData(200_000, 0.05, 360, 1_073.6432, 0.0001)]     // V25: the textbook mortgage, 1,073.64
    [InlineData(3_400, 0.095, 60, 71.4063, 0.0001)]          // V9: 3,400m at 9.5 % over 60 months
    [InlineData(1_200, 0.0, 12, 100, 1e-12)]                   // no interest
    [InlineData(-200_000, 0.05, 360, -1_073.6432, 0.0001)]   // the sign of the principal
    public void Level_payment_repays_principal_and_interest(double principal, double ratePerAnnum, int months, double expected, double tolerance) =>
        LevelPayment.Of(principal, ratePerAnnum / 12, months).ShouldBe(expected, tolerance);

    [Fact]
    public void A_rate_next_to_zero_is_next_to_no_interest()
    {
        // First order in the rate: payment = principal / n x (1 + (n + 1) / 2 x r).
        foreach (var rate in new[] { 1e-15, 1e-12, 1e-10, -1e-12 })
            LevelPayment.Of(360, rate, 360).ShouldBe(1 + (180.5 * rate), 1e-14);
    }

    [Fact]
    public void The_payments_discount_back_to_the_principal()
    {
        var payment = LevelPayment.Of(1_000, 0.0075, 84);
        double[] flows = [-1_000, .. Enumerable.Repeat(payment, 84)];
        NetPresentValue.Periodic(0.0075, flows).ShouldBe(0, 1e-10);
    }

    [Fact]
    public void Terms_that_cannot_be_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => LevelPayment.Of(1, 0.01, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => LevelPayment.Of(1, -1, 10));
        Should.Throw<ArgumentOutOfRangeException>(() => LevelPayment.Of(double.NaN, 0.01, 10));
    }
}
