using System.Globalization;
using CsCheck;
using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Numerics;

public sealed class InternalRateOfReturnTests
{
    // Source: Microsoft Support, "IRR function" (Excel), the example's formulas and results: 8.7 %, -2.1 %, -44.4 %.
    // The digits beyond are the root of the same flows, recomputed in 50-digit arithmetic.
    [Theory]
    [InlineData("-70000 12000 15000 18000 21000", -0.0212448482734)]
    [InlineData("-70000 12000 15000 18000 21000 26000", 0.0866309480365)]
    [InlineData("-70000 12000 15000", -0.4435069413347)]
    [InlineData("-100 110", 0.10)]
    [InlineData("100 -110", 0.10)]
    [InlineData("-100 0 121", 0.10)]
    [InlineData("-1 0.06", -0.94)]
    [InlineData("-1 10.5", 9.5)]
    public void Periodic_rates_are_those_of_Excel(string cashFlows, double expected) =>
        InternalRateOfReturn.SolvePeriodic(Numbers(cashFlows)).ShouldBe(expected, 1e-12);

    // Source: Microsoft Support, "XIRR function" (Excel): -10,000; 2,750; 4,250; 3,250; 2,750 gives 0.373362535 (Excel stops at 1e-8).
    [Fact]
    public void The_dated_rate_is_that_of_Excels_example()
    {
        DateOnly[] dates = [new(2008, 1, 1), new(2008, 3, 1), new(2008, 10, 30), new(2009, 2, 15), new(2009, 4, 1)];
        double[] flows = [-10_000, 2_750, 4_250, 3_250, 2_750];
        var rate = InternalRateOfReturn.SolveDated(dates, flows);
        rate.ShouldBe(0.373362535, 1.5e-8);
        NetPresentValue.Dated(rate, dates, flows, dates[0]).ShouldBe(0, 1e-7);

        // Any order, and a payment split over one day, is the same investment.
        DateOnly[] shuffled = [dates[3], dates[0], dates[4], dates[2], dates[1], dates[0]];
        InternalRateOfReturn.SolveDated(shuffled, [3_250, -4_000, 2_750, 4_250, 2_750, -6_000]).ShouldBe(rate, 1e-13);
    }

    [Fact]
    public void A_year_of_365_days_earns_the_rate_and_a_leap_year_a_little_less()
    {
        InternalRateOfReturn.SolveDated([new(2025, 1, 1), new(2026, 1, 1)], [-100, 110]).ShouldBe(0.10, 1e-13);
        InternalRateOfReturn.SolveDated([new(2024, 1, 1), new(2025, 1, 1)], [-100, 110]).ShouldBe(Math.Pow(1.1, 365 / 366.0) - 1, 1e-13);
    }

    [Theory]
    [InlineData("100 100")]
    [InlineData("-100 -1")]
    [InlineData("0 0 0")]
    [InlineData("-100")]
    [InlineData("-100 0.5")]   // -99.5 %, below the range
    [InlineData("-1 12")]      // 1,100 %, above it
    public void Where_there_is_no_rate_none_is_given(string cashFlows)
    {
        InternalRateOfReturn.TrySolvePeriodic(Numbers(cashFlows), out var search).ShouldBeFalse();
        search.Status.ShouldBe(RootStatus.NoSignChange);
        search.Root.ShouldBe(double.NaN);
        Should.Throw<InvalidOperationException>(() => InternalRateOfReturn.SolvePeriodic(Numbers(cashFlows))).Message.ShouldContain("no sign change between -0.95 and 10");
    }

    [Fact]
    public void No_flows_have_no_rate()
    {
        InternalRateOfReturn.TrySolvePeriodic([], out _).ShouldBeFalse();
        InternalRateOfReturn.TrySolveDated([], [], out _).ShouldBeFalse();
        InternalRateOfReturn.TrySolveDated([new(2026, 1, 1), new(2026, 1, 1)], [-100, 110], out _).ShouldBeFalse();
    }

    // -1000 x (1+r)^3 + 3600 (1+r)^2 - 4310 (1+r) + 1716 has the roots 10 %, 20 % and 30 %.
    [Fact]
    public void Several_rates_are_refused_because_none_is_the_return()
    {
        InternalRateOfReturn.TrySolvePeriodic([-1000, 3600, -4310, 1716], out var search).ShouldBeFalse();
        search.Status.ShouldBe(RootStatus.SeveralRoots);
        search.Reason.ShouldContain("several roots");
    }

    [Fact]
    public void A_later_draw_that_leaves_one_rate_is_solved() =>
        InternalRateOfReturn.SolvePeriodic([-100, 20, -50, 60, 120]).ShouldBe(0.11102992708480, 1e-12);

    // A loan long enough that (1 + r)^n leaves the doubles at both ends of the range.
    [Theory]
    [InlineData(240)]
    [InlineData(360)]
    [InlineData(1200)]
    public void A_long_loan_has_a_rate_too(int months)
    {
        double[] flows = [-1_000_000, .. Enumerable.Repeat(LevelPayment.Of(1_000_000, 0.05 / 12, months), months)];
        InternalRateOfReturn.SolvePeriodic(flows).ShouldBe(0.05 / 12, 1e-12);
        flows[1] = -10_000; // a second draw: the signs still change once
        flows[2] = -flows[2]; // and a third
        InternalRateOfReturn.TrySolvePeriodic(flows, out _).ShouldBeTrue();
        flows[5] = -5_000; // three changes: the scan
        InternalRateOfReturn.TrySolvePeriodic(flows, out var search).ShouldBeTrue(search.Reason);
        NetPresentValue.Periodic(search.Root, flows).ShouldBe(0, 1e-3);
    }

    [Fact]
    public void Flows_beyond_the_doubles_are_reported_not_guessed()
    {
        InternalRateOfReturn.TrySolvePeriodic([-1e308, -1e308, 1e308, 1e308], out var search).ShouldBeFalse();
        search.Status.ShouldBe(RootStatus.NotFinite);
        InternalRateOfReturn.TrySolvePeriodic([-1e308, -1e308, 1e308, -1e308, -1e308, 1e308], out search).ShouldBeFalse();
        search.Status.ShouldBe(RootStatus.NotFinite);
    }

    [Fact]
    public void Not_a_number_is_refused() => Should.Throw<ArgumentException>(() => InternalRateOfReturn.SolvePeriodic([-1, double.NaN]));

    [Fact]
    public void Dates_and_flows_must_pair() =>
        Should.Throw<ArgumentException>(() => InternalRateOfReturn.TrySolveDated([new(2026, 1, 1)], [-1, 2], out _));

    [Fact]
    public void A_loan_priced_at_a_rate_returns_that_rate() =>
        Gen.Select(Gen.Double[-0.5, 5.0], Gen.Double[0.5, 100].Array[1, 120]).Sample((rate, receipts) =>
        {
            double[] flows = [0, .. receipts];
            flows[0] = -NetPresentValue.Periodic(rate, flows);
            InternalRateOfReturn.SolvePeriodic(flows).ShouldBe(rate, 1e-9);
        });

    private static double[] Numbers(string text) => [.. text.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
