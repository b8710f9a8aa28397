using GpuLending.Engine.Revenue;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Revenue;

public sealed class ContractBookTests
{
    private static readonly DealCase Two = TestDeals.Plain with
    {
        Contracts =
        [
            TestDeals.Contract("C1", 600) with { Customer = "North", CustomerRating = "BB" },
            TestDeals.Contract("C2", 300) with { Customer = "South", CustomerRating = "A" },
            TestDeals.Contract("C3", 100) with { Customer = "North", CustomerRating = "BB" },
        ],
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(20_000_000) },
    };

    [Fact]
    public void Customers_are_shares_of_contracted_revenue_and_their_squares_are_the_concentration()
    {
        var book = TestDeals.Run(Two).ContractBook!;

        book.Customers.Select(customer => (customer.Customer, customer.Contracts)).ShouldBe([("North", 2), ("South", 1)]);
        book.Customers[0].Share.ShouldBe(0.7, 1e-12);
        book.Herfindahl!.Value.ShouldBe((0.7 * 0.7) + (0.3 * 0.3), 1e-12);
        book.RemainingRevenue.ShouldBe(60 * 1000 * 730 * 2.5, 1e-3);
        book.ContractedCover!.Value.ShouldBe(60 * 1000 * 730 * 2.5 / 20_000_000, 1e-9);
        book.Contracts.Sum(contract => contract.Share!.Value).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Only_what_comes_after_the_valuation_date_remains()
    {
        var result = DealEvaluator.Evaluate(Two, TestDeals.Market, Engine.Scenarios.Scenario.Base, new(2028, 12, 31));

        result.ContractBook!.RemainingRevenue.ShouldBe(36 * 1000 * 730 * 2.5, 1e-3);
        result.ContractBook.Contracts[0].MonthsLeft.ShouldBe(36);
    }

    /// <summary>Factors: BB 1,350, A 120. Half guaranteed: 735, no better than BB+ (940).</summary>
    [Theory]
    [InlineData("A", 1.0, null, "A", 1.0)]
    [InlineData("A", 0.5, null, "BB+", 0.5)]
    [InlineData("A", 1.0, 32_850_000, "BB+", 0.5)] // half of 60 x 600 x 730 x 2.50
    [InlineData("B", 1.0, null, "BB", 1.0)] // a weaker guarantor takes nothing off
    public void A_guarantor_is_looked_through_to(string rating, double share, int? cap, string letter, double guaranteed)
    {
        var contract = Two.Contracts[0] with { GuaranteedBy = new() { Name = "Parent", Rating = rating, Share = share, Cap = cap is { } most ? Money.Usd(most) : null } };
        var position = TestDeals.Run(Two with { Contracts = [contract] }).ContractBook!.Contracts[0];

        position.RatingLookedThrough.ShouldBe(letter);
        position.GuaranteedShare.ShouldBe(guaranteed, 1e-9);
    }

    [Fact]
    public void The_guarantor_counts_in_the_letter_that_sets_the_advance()
    {
        var guaranteed = Two.Contracts[0] with { GuaranteedBy = new() { Name = "Parent", Rating = "A" } };

        TestDeals.Run(Two with { Contracts = [Two.Contracts[0]] }).ContractBook!.Rating.ShouldBe("BB");
        TestDeals.Run(Two with { Contracts = [guaranteed] }).ContractBook!.Rating.ShouldBe("A");
    }

    [Fact]
    public void Default_is_as_entered_or_of_the_rating_looked_through()
    {
        var market = TestDeals.Market with { CumulativeDefaultRates = new Dictionary<string, IReadOnlyList<double>> { ["BB"] = [0.01, 0.02, 0.03, 0.04, 0.05], ["A"] = [0.001, 0.002, 0.003, 0.004, 0.005] } };
        var book = TestDeals.Run(Two with { Contracts = [Two.Contracts[0], Two.Contracts[1] with { DefaultProbability = 0.10 }] }, market: market).ContractBook!;

        book.Contracts[0].DefaultProbability.ShouldBe(0.01);
        book.Contracts[0].DefaultProbabilityToEnd!.Value.ShouldBe(0.05, 1e-12);
        book.Contracts[1].DefaultProbability.ShouldBe(0.10);
        book.Contracts[1].DefaultProbabilityToEnd!.Value.ShouldBe(1 - Math.Pow(0.9, 5), 1e-12);
    }

    [Fact]
    public void Realisation_is_billed_and_received_over_projected_in_the_last_three_months()
    {
        ContractActual[] actuals =
        [
            Actual(1, 100, 10), Actual(2, 100, 90), Actual(3, 90, 95), Actual(4, 100, 80),
        ];
        var book = TestDeals.Run(Two with { Contracts = [Two.Contracts[0] with { Actuals = actuals }, Two.Contracts[1]] }).ContractBook!;

        // 90 + 90 (no more counts than was billed) + 80 over 300.
        book.Contracts[0].RealisationRatio!.Value.ShouldBe(260 / 300.0, 1e-12);
        book.Contracts[1].RealisationRatio.ShouldBeNull();
        book.RealisationRatio!.Value.ShouldBe(260 / 300.0, 1e-12);
        book.RealisationMonths.ShouldBe(3);
    }

    [Theory]
    [InlineData("2029-12-31", 24)]
    [InlineData("2031-12-31", 0)]
    [InlineData("2032-12-31", -12)]
    public void Ends_stand_against_the_last_principal(string end, int monthsPast) =>
        TestDeals.Run(Two with
        {
            Contracts = [Two.Contracts[0] with { End = DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture) }],
            Facility = Two.Facility with { Amortisation = new() { Style = Engine.Loans.AmortisationStyle.Straight } },
        })
            .ContractBook!.Contracts[0].MonthsOfDebtPast.ShouldBe(monthsPast);

    private static ContractActual Actual(int month, decimal billed, decimal received) => new()
    {
        Month = new DateOnly(2026, month, 28),
        Billed = Money.Usd(billed),
        Received = Money.Usd(received),
        Projected = Money.Usd(100),
    };
}
