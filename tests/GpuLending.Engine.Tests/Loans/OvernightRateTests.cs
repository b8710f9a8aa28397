using CsCheck;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

public sealed class OvernightRateTests
{
    private static readonly Dictionary<DateOnly, double> January2019 = new()
    {
        [new(2019, 1, 2)] = 0.0315,
        [new(2019, 1, 3)] = 0.0270,
        [new(2019, 1, 4)] = 0.0245,
        [new(2019, 1, 7)] = 0.0241,
        [new(2019, 1, 8)] = 0.0242,
        [new(2019, 1, 9)] = 0.0245,
        [new(2019, 1, 10)] = 0.0243,
        [new(2019, 1, 11)] = 0.0241,
    };

    private static readonly OvernightTerms Plain = new(BusinessCalendar.GovernmentSecurities);

    /// <summary>Federal Reserve Bank of New York and ARRC, user's guide to SOFR (April 2019): 1,000,000 over 7 to 14 January 2019; "(360/7) x (.047064 %) = 2.4204 %".
    /// The daily rates are SOFR as published.</summary>
    [Fact]
    public void A_week_of_SOFR_as_published()
    {
        var compounded = OvernightRate.Compounded(day => January2019[day], new(2019, 1, 7), new(2019, 1, 14), Plain);
        var simple = OvernightRate.Simple(day => January2019[day], new(2019, 1, 7), new(2019, 1, 14), Plain);

        (1_000_000 * compounded * 7 / 360).ShouldBe(470.6370, 0.0001);
        (100 * compounded).ShouldBe(2.4204, 0.0001);
        (1_000_000 * simple * 7 / 360).ShouldBe(470.56, 0.005);
        (100 * simple).ShouldBe(2.4200, 0.0001);
    }

    /// <summary>The same week through a deal: fixings in the document, one period of seven days, settled to the cent.</summary>
    [Theory]
    [InlineData(RateSetting.CompoundedInArrears, 470.64)]
    [InlineData(RateSetting.SimpleInArrears, 470.56)]
    public void A_week_of_SOFR_through_a_deal(RateSetting setting, double interest)
    {
        var deal = TestDeals.LoanOnly(1_000_000, new()
        {
            FirstPaymentDate = new(2019, 1, 14),
            FinalMaturity = new(2019, 1, 14),
            Interest = new()
            {
                Setting = setting,
                Fixings = [.. January2019.Select(pair => new RateFixing { Date = pair.Key, RatePerAnnum = pair.Value })],
            },
            Amortisation = new() { Style = AmortisationStyle.Bullet, BalloonReason = "test" },
        }) with
        { ClosingDate = new(2019, 1, 7) };

        foreach (var shift in new[] { 0, 0.03 })
        {
            var result = TestDeals.Run(deal, new() { RateShift = shift });
            var payment = result.Schedule.Payments[^1];

            payment.Date.ShouldBe(new DateOnly(2019, 1, 14));
            payment.Interest.ShouldBe(Money.Usd((decimal)interest), "published rates are not shifted");
        }
    }

    /// <summary>Two business days back, by hand. Without shift the rates of 3, 4, 7, 8, 9 January take the weights 1, 1, 1, 1, 3 of the period; with shift the period
    /// 3 to 10 January keeps its own: Friday the 4th counts for three days.</summary>
    [Fact]
    public void Lookback_with_and_without_observation_shift()
    {
        var (start, end) = (new DateOnly(2019, 1, 7), new DateOnly(2019, 1, 14));
        var lookback = OvernightRate.Compounded(day => January2019[day], start, end, Plain with { LookbackDays = 2 });
        var shifted = OvernightRate.Compounded(day => January2019[day], start, end, Plain with { LookbackDays = 2, ObservationShift = true });

        lookback.ShouldBe(Annual([(0.0270, 1), (0.0245, 1), (0.0241, 1), (0.0242, 1), (0.0245, 3)]), 1e-15);
        shifted.ShouldBe(Annual([(0.0270, 1), (0.0245, 3), (0.0241, 1), (0.0242, 1), (0.0245, 1)]), 1e-15);

        static double Annual((double Rate, int Days)[] rates)
        {
            var growth = 1.0;
            foreach (var (rate, days) in rates)
                growth *= 1 + (rate * days / 360);
            return (growth - 1) * 360 / 7;
        }
    }

    [Fact]
    public void A_period_that_starts_on_a_Saturday_takes_Fridays_rate()
    {
        var rate = OvernightRate.Compounded(day => January2019[day], new(2019, 1, 5), new(2019, 1, 8), Plain);

        rate.ShouldBe(((1 + (0.0245 * 2 / 360)) * (1 + (0.0241 / 360)) - 1) * 360 / 3, 1e-15);
        Should.Throw<ArgumentException>(() => OvernightRate.Simple(_ => 0.02, new(2019, 1, 5), new(2019, 1, 5), Plain));
    }

    /// <summary>A constant rate over n business days of a week without weekend compounds to (1 + r/360)^n; with weekends every Friday counts three days.</summary>
    [Fact]
    public void A_constant_rate_compounds_to_its_closed_form() => Gen.Select(Gen.Double[-0.01, 0.2], Gen.Int[0, 4000], Gen.Int[1, 60], Gen.Int[0, 10], Gen.Bool)
        .Sample((rate, start, weeks, lookback, shift) =>
        {
            var monday = new DateOnly(2018, 1, 1).AddDays(start - (start % 7));
            var terms = new OvernightTerms(BusinessCalendar.Weekends, lookback, shift);
            var compounded = OvernightRate.Compounded(_ => rate, monday, monday.AddDays(7 * weeks), terms);
            var growth = Math.Pow(Math.Pow(1 + (rate / 360), 4) * (1 + (3 * rate / 360)), weeks);

            compounded.ShouldBe((growth - 1) * 360 / (7 * weeks), 1e-11);
            OvernightRate.Simple(_ => rate, monday, monday.AddDays(7 * weeks), terms).ShouldBe(rate, 1e-14);
            var week = OvernightRate.Compounded(_ => rate, monday, monday.AddDays(5), terms with { LookbackDays = 0, ObservationShift = false });
            week.ShouldBe((Math.Pow(1 + (rate / 360), 5) - 1) * 360 / 5, 1e-13);
        });

    /// <summary>A flat forward curve: a quarter's compounded rate is above the flat rate, by the interest on interest.</summary>
    [Fact]
    public void A_deal_compounds_the_forward_curve()
    {
        var flat = new ForwardCurve { Pillars = [new(new(2020, 1, 1), 0.04, true, "test")] };
        var market = TestDeals.Market with { BaseRates = new Dictionary<string, ForwardCurve> { ["SOFR"] = flat } };
        var interest = new InterestTerms { Setting = RateSetting.CompoundedInArrears, LookbackDays = 5, MarginPerAnnum = 0.05 };
        var deal = TestDeals.LoanOnly(1_000_000, new()
        {
            TenorMonths = 12,
            Interest = interest,
            Amortisation = new() { Style = AmortisationStyle.Bullet, BalloonReason = "test" },
        });

        var result = TestDeals.Run(deal, market: market);

        var first = OvernightRate.Compounded(_ => 0.04, deal.ClosingDate, new(2027, 3, 31), Plain with { LookbackDays = 5 });
        first.ShouldBeInRange(0.0401, 0.0403);
        result.Loan.RatePerAnnum[1].ShouldBe(first + 0.05, 1e-15);
        result.Loan.InterestPaid[3].ShouldBe(1_000_000 * (first + 0.05) * 90 / 360, 1e-9);
        result.Returns.RateAtClosing.ShouldBe(0.09, 1e-12);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void A_term_rate_may_be_fixed_days_before_its_period()
    {
        var pillars = new ForwardPillar[] { new(new(2026, 12, 28), 0.01, true, ""), new(new(2026, 12, 29), 0.02, true, ""), new(new(2026, 12, 31), 0.04, true, "") };
        var market = TestDeals.Market with { BaseRates = new Dictionary<string, ForwardCurve> { ["SOFR"] = new() { Pillars = pillars } } };
        var deal = TestDeals.LoanOnly(1_000_000, new() { TenorMonths = 12, Interest = new() { LookbackDays = 2 }, Amortisation = new() { Style = AmortisationStyle.Straight } });

        TestDeals.Run(deal, market: market).Loan.RatePerAnnum[1].ShouldBe(0.02, 1e-15);
    }
}
