using GpuLending.Engine.Credit;
using GpuLending.Engine.Loans;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Credit;

public sealed class MarginGridTests
{
    /// <summary>Public margins by the loan's rating, its contracts and its tenor. Sources: the filings and releases that the rows name.</summary>
    [Theory]
    [InlineData("A-", 60, 60, 0.0225)] // CoreWeave DDTL 4.0, A3; IREN, A
    [InlineData("BBB", 48, 52, 0.0300)] // Lambda term loan B, Baa2
    [InlineData("BB", 54, 66, 0.0450)] // CoreWeave DDTL 5.0, Ba2
    [InlineData("BB", 36, 60, 0.0550)] // CoreWeave DDTL 5.5, Ba2, three-year contracts
    [InlineData("NR", 60, 60, 0.0962)] // CoreWeave DDTL 1.0
    [InlineData("NR", 12, 60, 0.1300)] // CoreWeave DDTL 2.0 below investment grade
    public void The_public_anchors_price_their_own_deals(string rating, double contracts, int tenor, double margin) =>
        MarginGrid.Default.Find(CreditRating.Parse(rating), contracts, tenor)!.MarginPerAnnum.ShouldBe(margin);

    [Theory]
    [InlineData(53.9, 72, 0.0275)]
    [InlineData(54, 72, 0.0225)]
    [InlineData(54, 73, 0.0275)]
    [InlineData(30, 85, 0.13)]
    public void Edges_of_the_strongest_row(double contracts, int tenor, double margin) =>
        MarginGrid.Default.Find(CreditRating.Parse("AAA"), contracts, tenor)!.MarginPerAnnum.ShouldBe(margin);

    [Fact]
    public void The_deals_own_margin_is_what_its_draws_and_tranches_bear_together()
    {
        var two = TestDeals.Plain with
        {
            Sizing = TestDeals.CommitmentOnly,
            Facility = TestDeals.Plain.Facility with
            {
                Interest = new() { MarginPerAnnum = 0.06 },
                Draws = new()
                {
                    Kind = DrawPlanKind.Entered,
                    Entered =
                    [
                        new() { Date = TestDeals.Closing, Amount = Money.Usd(30_000_000), MarginPerAnnum = 0.06 },
                        new() { Date = new(2027, 3, 31), Amount = Money.Usd(10_000_000), MarginPerAnnum = 0.13 },
                    ],
                },
            },
        };
        TestDeals.Run(two).Credit!.Pricing!.OwnMargin!.Value.ShouldBe(0.0775, 1e-12);

        var tranches = two with
        {
            Facility = two.Facility with
            {
                Draws = new(),
                Commitment = Money.Usd(40_000_000),
                Tranches =
                [
                    new() { Name = "A", Share = 0.75, Interest = new() { Kind = RateKind.Floating, MarginPerAnnum = 0.02 } },
                    new() { Name = "B", Share = 0.25, Interest = new() { Kind = RateKind.Floating, MarginPerAnnum = 0.06 } },
                ],
            },
        };
        TestDeals.Run(tranches).Credit!.Pricing!.OwnMargin!.Value.ShouldBe(0.03, 1e-12);
    }

    [Fact]
    public void A_tenor_that_no_row_admits_has_no_margin() => MarginGrid.Default.Find(CreditRating.Parse("AAA"), 120, 121).ShouldBeNull();

    [Fact]
    public void A_better_deal_never_costs_more()
    {
        foreach (var rating in CreditRating.Scale.Append(CreditRating.NotRated))
        {
            for (var tenor = 12; tenor <= 120; tenor += 6)
            {
                for (var contracts = 0; contracts <= 120; contracts += 6)
                {
                    var own = MarginGrid.Default.Find(rating, contracts, tenor)!.MarginPerAnnum;
                    MarginGrid.Default.Find(rating.Weaken(-1), contracts, tenor)!.MarginPerAnnum.ShouldBeLessThanOrEqualTo(own);
                    MarginGrid.Default.Find(rating, contracts + 6, tenor)!.MarginPerAnnum.ShouldBeLessThanOrEqualTo(own);
                    MarginGrid.Default.Find(rating, contracts, tenor - 6)!.MarginPerAnnum.ShouldBeLessThanOrEqualTo(own);
                }
            }
        }
    }

    /// <summary>Margin + points / min(4, life): 4.50 % with one point of discount over five and over two years; 5.50 % at 97.</summary>
    [Theory]
    [InlineData(0.045, 0.01, 5, 0.0475)]
    [InlineData(0.045, 0.01, 2, 0.05)]
    [InlineData(0.055, 0.03, 3, 0.065)]
    public void The_shortcut_for_discount(double margin, double points, double life, double expected) =>
        LoanPricer.AllInMargin(margin, points, life).ShouldBe(expected, 1e-12);
}
