using GpuLending.Engine.Covenants;
using GpuLending.Engine.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>Printed prices are invented; the expected figures are worked out by hand from them and the loan's own balance.</summary>
public sealed class CovenantBacktestTests
{
    private const string Model = "H100-SXM-80GB";
    private static readonly DateOnly Start = new(2023, 1, 31);

    [Fact]
    public void Loan_to_value_is_the_balance_over_the_value_at_closing_times_what_prices_did_since()
    {
        // A fall of 4 % of the first price a month, in a straight line, over two years.
        var market = MarketWith([.. Enumerable.Range(0, 25).Select(m => Quote("a", Start.AddMonths(m), 100 - (4 * m)))]);
        var deal = With(new Covenant { Id = "V1", Kind = CovenantKind.LoanToValue, Threshold = 1.4 });
        var plain = TestDeals.Run(deal, market: market);

        var result = Run(deal, market, Asked, TestDeals.Closing);

        result.Tests.ShouldNotBeEmpty();
        foreach (var point in result.Tests)
        {
            var m = point.Test.Month!.Value;
            point.Date.ShouldBe(Start.AddMonths(m));
            point.Level.ShouldBe(1 - (0.04 * m), 1e-12);
            point.Test.Actual!.Value.ShouldBe(plain.Loan.Balance[m] / (plain.Collateral.MarkedValue[0] * (1 - (0.04 * m))), 1e-9, $"month {m}");
        }

        var expected = result.Tests.First(point => plain.Loan.Balance[point.Test.Month!.Value] > 1.4 * plain.Collateral.MarkedValue[0] * point.Level * (1 + 1e-9));
        result.Fired.ShouldBe(expected);
        var price = result.Prices.ShouldHaveSingleItem();
        price.AtClosing!.Price.ShouldBe(100);
        price.AtTest!.Date.ShouldBe(expected.Date);
        price.AtTest.Price.ShouldBe(100 * expected.Level, 1e-9);
        result.TestsBeyond.ShouldBe(plain.Covenants[0].Tests.Count - result.Tests.Count);
        result.TestsBeyond.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Prices_that_stand_still_leave_the_value_at_closing_where_it_was()
    {
        var market = MarketWith([.. Enumerable.Range(0, 61).Select(m => Quote("a", Start.AddMonths(m), 7))]);
        var deal = With(new Covenant { Id = "V1", Kind = CovenantKind.LoanToValue, Threshold = 1.2 });
        var result = Run(deal, market, Asked, TestDeals.Closing);
        result.Fired.ShouldBeNull();
        result.TestsBeyond.ShouldBe(0);
        result.Prices.ShouldHaveSingleItem().AtTest!.Price.ShouldBe(7);
    }

    [Theory]
    // A close of 4.30 with a step of 0.05 has its first tier at 3.95: 91.86 % of the close.
    [InlineData(92, false)]
    [InlineData(91, true)]
    public void A_rental_index_fires_below_its_tier_and_names_the_print(double level, bool fires)
    {
        var market = MarketWith([Quote("a", Start, 100), Quote("a", Start.AddMonths(2), level), Quote("a", Start.AddMonths(5), level)]);
        var deal = With(new Covenant
        {
            Id = "V1",
            Kind = CovenantKind.RentalIndexTier,
            Index = new() { IndexId = "H100", ClosePrice = Money.Usd(4.30m), RoundTo = 0.05, Tiers = [new() { Name = "Tier 1", Share = 0.92 }] },
        });

        var result = Run(deal, market, Asked with { Moves = BacktestMoves.Rent }, TestDeals.Closing);

        (result.Fired is not null).ShouldBe(fires);
        if (fires)
        {
            result.Fired!.Test.Actual!.Value.ShouldBe(4.30 * 0.91, 1e-9);
            result.Fired.Test.Tier.ShouldBe(1);
            result.Fired.Date.ShouldBe(Start.AddMonths(3), "quarterly tests: the first after the price fell in month 2");
            result.Prices[0].AtTest!.Date.ShouldBe(Start.AddMonths(2));
        }
    }

    [Fact]
    public void A_provider_that_comes_or_goes_moves_nothing_by_its_level()
    {
        PriceQuote[] quotes =
        [
            Quote("dear", Start, 10), Quote("dear", Start.AddMonths(1), 9), Quote("dear", Start.AddMonths(2), 9),
            Quote("cheap", Start.AddMonths(1), 2), Quote("cheap", Start.AddMonths(2), 1), Quote("cheap", Start.AddMonths(3), 1),
        ];
        var levels = ChainedPrices.Of(MarketWith(quotes), Asked with { StandsForDays = 20 }).Levels(Start, 4);
        levels[0].ShouldBe(1);
        levels[1]!.Value.ShouldBe(0.9, 1e-12);
        levels[2]!.Value.ShouldBe(0.9 * Math.Sqrt(1 * 0.5), 1e-12, "geometric mean of 9/9 and 1/2");
        levels[3]!.Value.ShouldBe(0.9 * Math.Sqrt(0.5), 1e-12, "only the cheap one is left, and stands");
        levels[4].ShouldBeNull("the series is over");
    }

    [Fact]
    public void A_gap_is_bridged_and_tests_in_it_are_left_out()
    {
        var levels = ChainedPrices.Of(MarketWith([Quote("a", Start, 10), Quote("a", Start.AddMonths(1), 8), Quote("b", Start.AddMonths(1), 5), Quote("b", Start.AddMonths(4), 4)]), Asked with { StandsForDays = 40 })
            .Levels(Start, 4);
        levels[1]!.Value.ShouldBe(0.8, 1e-12);
        levels[2]!.Value.ShouldBe(0.8, 1e-12);
        levels[3].ShouldBeNull();
        levels[4]!.Value.ShouldBe(0.8 * 0.8, 1e-12, "one provider joins months 2 and 4: 4 after 5");
    }

    [Theory]
    [InlineData(CovenantKind.LoanToValue)]
    [InlineData(CovenantKind.DebtServiceCoverage)]
    [InlineData(CovenantKind.ForwardDebtServiceCoverage)]
    public void A_test_sees_no_price_printed_after_it(CovenantKind kind)
    {
        PriceQuote[] known = [.. Enumerable.Range(0, 19).Select(m => Quote("a", Start.AddMonths(m), 100 - m))];
        PriceQuote[] later = [.. Enumerable.Range(19, 18).Select(m => Quote("a", Start.AddMonths(m), 10))];
        var deal = Merchant(new Covenant { Id = "V1", Kind = kind, Threshold = 1.2, ForwardMonths = 12, TrailingMonths = 3 });

        var before = Run(deal, MarketWith(known), Asked, TestDeals.Closing);
        var after = Run(deal, MarketWith([.. known, .. later]), Asked, TestDeals.Closing);

        before.Tests.Count.ShouldBeGreaterThan(3);
        after.Tests.Count.ShouldBeGreaterThan(before.Tests.Count);
        after.Tests.Take(before.Tests.Count).Select(point => (point.Date, point.Level, point.Test.Actual)).ShouldBe(before.Tests.Select(point => (point.Date, point.Level, point.Test.Actual)));
    }

    [Fact]
    public void Every_month_of_the_series_is_a_closing_day_and_the_first_is_the_question_itself()
    {
        var market = MarketWith([.. Enumerable.Range(0, 25).Select(m => Quote("a", Start.AddMonths(m), m < 12 ? 100 : 40))]);
        var deal = With(new Covenant { Id = "V1", Kind = CovenantKind.LoanToValue, Threshold = 1.4 });
        var result = Run(deal, market, Asked, TestDeals.Closing);
        result.Vintages[0].Start.ShouldBe(Start);
        result.Vintages[0].Fired.ShouldBe(result.Fired!.Date);
        result.Vintages[0].Months.ShouldBe(12);
        result.Vintages.Count.ShouldBe(24);
        result.Vintages.Where(vintage => vintage.Start >= Start.AddMonths(12)).ShouldAllBe(vintage => vintage.Fired == null);
        result.FiredShare!.Value.ShouldBe(0.5, 1e-12);
    }

    [Fact]
    public void What_cannot_be_asked_is_said()
    {
        var market = MarketWith([Quote("a", Start, 1), Quote("a", Start.AddMonths(9), 1)]);
        var deal = With(new Covenant { Id = "V1", Kind = CovenantKind.ChipAge, Threshold = 4 });
        Should.Throw<NotComputableException>(() => Run(deal, market, Asked, TestDeals.Closing)).Message.ShouldContain("no price");
        Should.Throw<NotComputableException>(() => Run(deal, market, Asked with { CovenantId = "V9" }, TestDeals.Closing)).Message.ShouldContain("'V9'");
        deal = With(new Covenant { Id = "V1", Kind = CovenantKind.LoanToValue, Threshold = 1 });
        Should.Throw<NotComputableException>(() => Run(deal, market, Asked with { GpuModel = "K80" }, TestDeals.Closing)).Message.ShouldContain("'K80'");
        Should.Throw<NotComputableException>(() => Run(deal, market, Asked with { Start = new(2020, 1, 1) }, TestDeals.Closing)).Message.ShouldContain("No price stands on 1 Jan 2020");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => CovenantBacktest.Run(deal, market, Asked, TestDeals.Closing, cancellationToken: cancelled.Token));
    }

    private static BacktestQuestion Asked { get; } = new() { CovenantId = "V1", GpuModel = Model, Kind = PriceKind.RentOnDemand };

    private static CovenantBacktestResult Run(DealCase deal, MarketSnapshot market, BacktestQuestion question, DateOnly date) =>
        CovenantBacktest.Run(deal, market, question, date, cancellationToken: TestContext.Current.CancellationToken);

    private static DealCase With(Covenant covenant) => TestDeals.Plain with { Covenants = [covenant] };

    /// <summary>Half the fleet at the market's rent, so that rents reach the cover.</summary>
    private static DealCase Merchant(Covenant covenant) => With(covenant) with
    {
        Contracts = [TestDeals.Contract("C1", 500)],
        Merchant = new() { PricePerGpuHour = Money.Usd(2.2m), Utilisation = 0.8 },
    };

    private static PriceQuote Quote(string provider, DateOnly date, double price) => new(Model, date, PriceKind.RentOnDemand, provider, price, "test", "test");

    private static MarketSnapshot MarketWith(PriceQuote[] quotes) => TestDeals.Market with { Quotes = [.. TestDeals.Market.Quotes, .. quotes] };
}
