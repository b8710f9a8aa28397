using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Comparables;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Comparables;

public sealed class PublicDealsTests
{
    private static readonly DealTerms Own = new()
    {
        Name = "Ours",
        Closing = new(2026, 6, 30),
        CustomerCredit = CustomerCreditClass.InvestmentGrade,
        Rating = "A",
        Amount = 2_000_000_000,
        TenorMonths = 60,
        Vendor = "NVIDIA",
        BaseRate = 0.0365,
        Index = "SOFR",
        Margin = 0.0225,
        FixedRate = null,
        IssuePrice = 1,
        AdvanceOnCost = 0.8,
        MaximumLoanToValue = 0.9,
        SizingCover = 1.2,
        MaintenanceCover = 1.15,
        BorrowerCost = 0.06,
        Currency = "USD",
    };

    [Fact]
    public void Every_row_says_where_it_comes_from_and_its_letters_are_ratings()
    {
        PublicDeals.All.Count.ShouldBeGreaterThan(30);
        PublicDeals.All.Select(deal => deal.Key).ShouldBeUnique();
        foreach (var deal in PublicDeals.All)
        {
            deal.Source.ShouldNotBeNullOrWhiteSpace(deal.Key);
            (deal.RatingLetter.Length == 0 || (CreditRating.TryParse(deal.RatingLetter, out var letter) && letter.IsRated)).ShouldBeTrue(deal.Key);
            foreach (var share in new[] { deal.Margin, deal.Coupon, deal.DisclosedRate, deal.UndrawnFee, deal.AdvanceOnCost, deal.LoanToValue })
                (share ?? 0).ShouldBeInRange(0, 1, deal.Key);
            (deal.Margin is null || deal.Index.Length > 0).ShouldBeTrue(deal.Key);
        }
    }

    /// <summary>Terms of the filings and releases that the rows name.</summary>
    [Theory]
    [InlineData("crwv-ddtl-4", 8_500, 0.0225, 0.90, "A-")]
    [InlineData("crwv-ddtl-5", 3_100, 0.0450, 0.7142, "BB")]
    [InlineData("crwv-ddtl-5-5", 2_600, 0.0550, null, "BB")]
    [InlineData("crwv-ddtl-3", 2_600, 0.0400, null, "")]
    [InlineData("crwv-ddtl-1", 2_300, 0.0962, null, "")]
    [InlineData("iren-ddtl", 1_500, 0.0225, null, "A")]
    [InlineData("lambda-tlb", 926, 0.0300, null, "BBB")]
    public void Terms_as_published(string key, int amount, double margin, double? advance, string letter)
    {
        var deal = PublicDeals.All.Single(row => row.Key == key);

        (deal.AmountMillions, deal.Margin, deal.AdvanceOnCost, deal.RatingLetter).ShouldBe((amount, margin, advance, letter));
    }

    /// <summary>The alternatives that every borrower of 2025 had: loans at 14.1 % and 10.5 %, a bond at 9.25 %, convertibles at 2 and 3 %.</summary>
    [Theory]
    [InlineData("crwv-ddtl-1", 0.141)]
    [InlineData("crwv-ddtl-2-ig", 0.105)]
    [InlineData("crwv-9000-2031", 0.09)]
    [InlineData("nebius-2029", 0.02)]
    [InlineData("nebius-2031", 0.03)]
    [InlineData("terawulf", 0.0775)]
    [InlineData("crwv-ddtl-5-5", 0.0365 + 0.055 + (0.03 / 4))] // margin on our base rate, three points over four years
    [InlineData("core-scientific", null)] // shares: no price
    public void What_each_way_costs(string key, double? cost)
    {
        var way = FundingCost.Ways(0.0365).Single(way => way.Deal.Key == key);

        if (cost is { } rate) way.Rate!.Value.ShouldBe(rate, 1e-12);
        else way.Rate.ShouldBeNull();
        way.Basis.ShouldNotBeEmpty();
    }

    [Fact]
    public void Ways_stand_cheapest_first_and_those_without_a_price_last()
    {
        var rates = FundingCost.Ways(0.0365).Select(way => way.Rate ?? double.MaxValue).ToList();

        rates.ShouldBe(rates.Order());
        FundingCost.Ways(null).Single(way => way.Deal.Key == "crwv-ddtl-5-5").Rate.ShouldBeNull();
    }

    [Fact]
    public void The_coupon_of_the_bond_stands_beside_its_stated_rate()
    {
        var bond = PublicDeals.All.Single(deal => deal.Key == "crwv-9250-2030");

        (bond.Coupon, bond.AmountMillions, bond.DisclosedRate).ShouldBe((0.0925, 2_000m, 0.10));
    }

    [Fact]
    public void Deals_like_ours_are_loans_on_gpus_with_the_same_credit_first()
    {
        var like = FindComparables.For(Own).Where(FindComparables.IsLike).ToList();

        like.ShouldAllBe(comparable => comparable.Deal.Way == WayToFund.GpuLoan);
        like.Take(3).Select(comparable => comparable.Deal.Key).ShouldContain("iren-ddtl");
        like.ShouldNotContain(comparable => comparable.Deal.Key == "crwv-ddtl-2-other");
        var iren = like.Single(comparable => comparable.Deal.Key == "iren-ddtl");
        iren.Alike.ShouldBe(["customers' credit", "rating", "chip maker", "tenor", "amount", "date"]);
        iren.Unlike.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(72, true)]
    [InlineData(79, true)]
    [InlineData(80, false)] // IREN runs 67 months: twelve months apart are alike, thirteen are not
    public void Edge_of_the_tenor(int tenor, bool alike) =>
        FindComparables.Against(PublicDeals.All.Single(deal => deal.Key == "iren-ddtl"), Own with { TenorMonths = tenor }).Alike.Contains("tenor").ShouldBe(alike);

    [Fact]
    public void What_was_not_published_counts_neither_way()
    {
        var silent = FindComparables.Against(PublicDeals.All.Single(deal => deal.Key == "lambda-macquarie"), Own);

        silent.Alike.Concat(silent.Unlike).ShouldNotContain("rating");
        silent.Alike.Concat(silent.Unlike).ShouldNotContain("tenor");
        silent.Alike.Concat(silent.Unlike).ShouldNotContain("customers' credit");
    }
}
