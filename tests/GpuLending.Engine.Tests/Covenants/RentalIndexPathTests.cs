using GpuLending.Engine.Covenants;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>Rental-index tiers: the published example closes at 4.30 $/GPU-h with tiers of 92, 80 and 69 %, printed as 3.95, 3.45 and 2.95.</summary>
public sealed class RentalIndexPathTests
{
    private static readonly DateOnly Closing = new(2026, 1, 31);

    private static readonly RentalIndexTerms Example = new()
    {
        IndexId = "H100",
        ClosePrice = Money.Usd(4.30m),
        RoundTo = 0.05,
        Tiers =
        [
            new() { Name = "Tier 1", Share = 0.92, DrawStop = true },
            new() { Name = "Tier 2", Share = 0.80, DrawStop = true, ReserveMonths = 3, SweepShare = 0.50 },
            new() { Name = "Tier 3", Share = 0.69, DrawStop = true, ReserveMonths = 6, SweepShare = 1, AmortisationFactor = 1.5 },
        ],
    };

    [Theory]
    [InlineData(0.92, 0.05, 3.95)]
    [InlineData(0.80, 0.05, 3.45)]
    [InlineData(0.69, 0.05, 2.95)]
    [InlineData(0.92, null, 3.956)]
    [InlineData(0.80, null, 3.44)]
    [InlineData(0.69, null, 2.967)]
    public void Tier_prices_are_shares_of_the_close_rounded_as_printed(double share, double? roundTo, double price) =>
        RentalIndexPath.PriceOf(Example with { RoundTo = roundTo }, share).ShouldBe(price);

    [Theory]
    [InlineData(4.30, 0)]
    [InlineData(3.95, 0)]
    [InlineData(3.9499, 1)]
    [InlineData(3.45, 1)]
    [InlineData(3.4499, 2)]
    [InlineData(2.95, 2)]
    [InlineData(2.9499, 3)]
    public void A_tier_is_in_force_below_its_price_and_not_at_it(double price, int tier)
    {
        var path = Of(Example with { Fixings = [Print(new(2026, 3, 31), (decimal)price)] }, new(2026, 3, 31));

        path.TierOn(new(2026, 3, 31)).ShouldBe(tier);
        path.InForce(new(2026, 3, 31)).ShouldBe(tier == 0 ? null : Example.Tiers[tier - 1]);
    }

    [Fact]
    public void The_order_in_which_tiers_and_prints_are_entered_does_not_matter()
    {
        var prints = new[] { Print(new(2026, 2, 28), 4.10m), Print(new(2026, 3, 31), 3.40m), Print(new(2026, 4, 30), 3.99m) };
        var entered = Of(Example with { Fixings = prints }, new(2026, 4, 30));
        var turned = Of(Example with { Tiers = [.. Example.Tiers.Reverse()], Fixings = [.. prints.Reverse()] }, new(2026, 4, 30));

        foreach (var day in new DateOnly[] { new(2026, 2, 27), new(2026, 2, 28), new(2026, 3, 30), new(2026, 3, 31), new(2026, 4, 29), new(2026, 4, 30) })
            turned.On(day).ShouldBe(entered.On(day));
        entered.TierOn(new(2026, 2, 27)).ShouldBe(0);
        entered.TierOn(new(2026, 3, 30)).ShouldBe(0);
        entered.TierOn(new(2026, 3, 31)).ShouldBe(2);
        entered.TierOn(new(2026, 4, 30)).ShouldBe(0);
    }

    [Fact]
    public void A_restated_print_counts_by_the_terms_rule_and_the_other_one_is_told()
    {
        // An index restated backwards by 4 to 6 % (Silicon Data, December 2025): 4.05 was printed first, 3.85 afterwards.
        RentalIndexFixing[] prints =
        [
            Print(new(2026, 2, 28), 3.85m) with { Vintage = new(2026, 6, 1), Restated = true },
            Print(new(2026, 2, 28), 4.05m),
        ];

        var first = Of(Example with { Fixings = prints }, new(2026, 6, 30));
        var restated = Of(Example with { Fixings = prints, Restatements = RestatementRule.AsRestated }, new(2026, 6, 30));
        var alone = Of(Example with { Fixings = [prints[1]], Restatements = RestatementRule.AsRestated }, new(2026, 6, 30));

        first.On(new(2026, 2, 28)).ShouldSatisfyAllConditions(reading => reading.Price.ShouldBe(4.05), reading => reading.OtherPrint.ShouldBe(3.85));
        first.TierOn(new(2026, 2, 28)).ShouldBe(0);
        restated.On(new(2026, 2, 28)).ShouldSatisfyAllConditions(reading => reading.Price.ShouldBe(3.85), reading => reading.OtherPrint.ShouldBe(4.05));
        restated.TierOn(new(2026, 2, 28)).ShouldBe(1);
        alone.On(new(2026, 2, 28)).ShouldSatisfyAllConditions(reading => reading.Price.ShouldBe(4.05), reading => reading.OtherPrint.ShouldBeNull());
    }

    [Fact]
    public void An_index_that_stops_is_replaced_in_order_and_at_last_by_its_last_print()
    {
        var terms = Example with
        {
            CeasesOn = new(2026, 4, 1),
            Fallbacks = [new() { IndexId = "F1", Factor = 0.9, CeasesOn = new(2026, 6, 1) }, new() { IndexId = "F2", Factor = 1.1 }],
            Fixings =
            [
                Print(new(2026, 3, 31), 4.00m), Print(new(2026, 4, 30), 4.20m) with { IndexId = "F1" }, Print(new(2026, 6, 30), 3.50m) with { IndexId = "F2" },
            ],
        };
        var path = Of(terms, new(2026, 12, 31));

        path.On(new(2026, 3, 31)).ShouldSatisfyAllConditions(reading => reading.IndexId.ShouldBe("H100"), reading => reading.Price.ShouldBe(4.00));
        path.On(new(2026, 4, 30)).ShouldSatisfyAllConditions(reading => reading.IndexId.ShouldBe("F1"), reading => reading.Price.ShouldBe(3.78, 1e-12));
        path.On(new(2026, 6, 30)).ShouldSatisfyAllConditions(reading => reading.IndexId.ShouldBe("F2"), reading => reading.Price.ShouldBe(3.85, 1e-12));
        path.On(new(2026, 7, 30)).LastResort.ShouldBeFalse();
        path.On(new(2026, 7, 31)).ShouldSatisfyAllConditions(reading => reading.LastResort.ShouldBeTrue(), reading => reading.IndexId.ShouldBe("F2"), reading => reading.PrintDate.ShouldBe(new(2026, 6, 30)));
    }

    [Fact]
    public void Silence_longer_than_agreed_counts_as_ceased()
    {
        var terms = Example with
        {
            StaleAfterDays = 10,
            Fallbacks = [new() { IndexId = "F1" }],
            Fixings = [Print(new(2026, 2, 28), 4.10m), Print(new(2026, 3, 8), 3.90m) with { IndexId = "F1" }],
        };
        var path = Of(terms, new(2026, 3, 31));

        path.On(new(2026, 3, 9)).IndexId.ShouldBe("H100");
        path.On(new(2026, 3, 10)).IndexId.ShouldBe("H100");
        path.On(new(2026, 3, 11)).IndexId.ShouldBe("F1");
    }

    [Fact]
    public void Beyond_what_is_known_the_last_print_moves_as_assumed_and_with_the_scenario()
    {
        var terms = Example with { Fixings = [Print(new(2026, 3, 31), 4.00m)], ProjectedChangePerAnnum = -0.20 };

        // One year of 365 days after the print; 365.25 days are a year.
        Of(terms, new(2026, 3, 31)).On(new(2027, 3, 31)).Price.ShouldBe(4.00 * Math.Pow(0.8, 365 / 365.25), 1e-12);
        RentalIndexPath.Of(terms, Closing, new(2026, 3, 31), 0.7).ShouldSatisfyAllConditions(
            path => path.On(new(2026, 3, 31)).Price.ShouldBe(4.00),
            path => path.On(new(2027, 3, 31)).Price.ShouldBe(4.00 * 0.7 * Math.Pow(0.8, 365 / 365.25), 1e-12),
            path => path.On(new(2027, 3, 31)).Projected.ShouldBeTrue());
    }

    [Fact]
    public void Without_a_print_the_closing_price_stands() =>
        Of(Example, Closing).On(new(2028, 1, 31)).ShouldSatisfyAllConditions(
            reading => reading.Price.ShouldBe(4.30), reading => reading.PrintDate.ShouldBe(Closing), reading => reading.Projected.ShouldBeTrue());

    [Fact]
    public void Terms_without_a_closing_price_or_a_tier_are_refused()
    {
        Should.Throw<NotComputableException>(() => Of(Example with { ClosePrice = null }, Closing)).Message.ShouldContain("closing price of H100");
        Should.Throw<NotComputableException>(() => Of(Example with { Tiers = [] }, Closing)).Message.ShouldContain("no tier");
    }

    private static RentalIndexPath Of(RentalIndexTerms terms, DateOnly asOf) => RentalIndexPath.Of(terms, Closing, asOf);

    private static RentalIndexFixing Print(DateOnly date, decimal price) => new() { Date = date, Price = Money.Usd(price) };
}
