using CsCheck;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>Advance × (value − ineligible − excess) − reserve, by hand on a fleet of three lots.</summary>
public sealed class BorrowingBaseTests
{
    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Lots =
        [
            TestDeals.Lot("L1", 500) with { Site = "Plano" },
            TestDeals.Lot("L2", 300) with { Site = "Oslo", Country = "NO" },
            TestDeals.Lot("L3", 200) with { Site = "Plano", Lien = LienPosition.Second, GpuModel = "H200-SXM-141GB" },
        ],
    };

    [Fact]
    public void A_deal_without_terms_has_no_base() => TestDeals.Run(TestDeals.Plain).BorrowingBase.ShouldBeNull();

    [Fact]
    public void Ineligible_lots_count_for_nothing_and_the_rest_for_its_advance()
    {
        var result = TestDeals.Run(Deal with { BorrowingBase = new() { AdvanceRate = 0.6, Reserve = Money.Usd(1_000_000), Countries = ["US"] } });

        var borrowing = result.BorrowingBase.ShouldNotBeNull();
        var values = result.Collateral.Lots.Select(lot => lot.MarkedValue[12]).ToArray();
        borrowing.Value[12].ShouldBe(values.Sum(), 1e-6);
        borrowing.Ineligible[12].ShouldBe(values[1] + values[2], 1e-6);
        borrowing.Base[12].ShouldBe((0.6 * values[0]) - 1_000_000, 1e-6);
        borrowing.Availability[12].ShouldBe(Math.Min(borrowing.Commitment, borrowing.Base[12]) - result.Loan.Balance[12], 1e-6);
        borrowing.Lots[1].Eligible[12].ShouldBe(0);
        result.Checks.ShouldContain(check => check.Name.StartsWith("Borrowing base", StringComparison.Ordinal) && check.Holds);
    }

    [Fact]
    public void Draws_are_held_to_the_base_where_the_terms_say_so()
    {
        var deal = Deal with
        {
            Sizing = TestDeals.CommitmentOnly,
            Facility = Deal.Facility with
            {
                Commitment = Money.Usd(40_000_000),
                Draws = new() { Kind = Engine.Loans.DrawPlanKind.Entered, Entered = [new() { Date = TestDeals.Closing, Amount = Money.Usd(5_000_000) }, new() { Date = new(2027, 6, 30), Amount = Money.Usd(30_000_000) }] },
                Amortisation = new() { Style = Engine.Loans.AmortisationStyle.Straight, InterestOnlyMonths = 12 },
            },
        };
        var shown = TestDeals.Run(deal with { BorrowingBase = new() { AdvanceRate = 0.6 } });
        var held = TestDeals.Run(deal with { BorrowingBase = new() { AdvanceRate = 0.6, CapsDraws = true } });

        shown.Sizing.LoanSizeUnrounded.ShouldBe(35_000_000);
        shown.BorrowingBase!.Availability[6].ShouldBeLessThan(0);
        var limit = held.Limit("borrowing-base");
        limit.Binds.ShouldBeTrue();
        (limit.Date, held.BorrowingBase!.FirstOveradvance >= 7 || held.BorrowingBase.FirstOveradvance is null).ShouldBe((new DateOnly(2027, 6, 30), true));
        held.Sizing.LoanSizeUnrounded.ShouldBe(held.BorrowingBase.Base[6], 1e-6);
        held.BorrowingBase.Availability[6].ShouldBe(0, 1e-6);
        held.Sizing.ByDraw[1].Tightest.ShouldBe("borrowing-base");
    }

    [Theory]
    [InlineData("L1", null)]
    [InlineData("L2", "stands in NO")]
    [InlineData("L3", "no first lien")]
    public void Each_lot_says_why_it_is_out(string id, string? why)
    {
        var lot = Deal.Lots.Single(item => item.Id == id);

        BorrowingBase.WhyNot(lot, lot.InServiceDate, new() { Countries = ["US"] }, TestDeals.Closing).ShouldBe(why);
    }

    [Theory]
    [InlineData(-1, "not in service")]
    [InlineData(0, null)]
    public void A_lot_counts_from_its_day_in_service(int days, string? why) =>
        BorrowingBase.WhyNot(Deal.Lots[0], TestDeals.Closing, new(), TestDeals.Closing.AddDays(days)).ShouldBe(why);

    [Theory]
    [InlineData("2028-12-31", null)]
    [InlineData("2029-01-01", "older than 2 years")]
    public void The_age_limit_itself_complies(string day, string? why) =>
        BorrowingBase.WhyNot(Deal.Lots[0], new(2026, 12, 31), new() { LargestAgeYears = 2 }, DateOnly.Parse(day, null)).ShouldBe(why);

    [Fact]
    public void What_is_above_a_concentration_limit_does_not_count()
    {
        // 70 % of the eligible value stands in Plano, 30 % in Oslo; at most half may stand at one site, so 20 % is too much.
        var terms = new BorrowingBaseTerms { AdvanceRate = 1, LargestSiteShare = 0.5, FirstLienOnly = false };
        var alike = Deal with { Lots = [.. Deal.Lots.Select(lot => lot with { GpuModel = "H100-SXM-80GB" })], BorrowingBase = terms };

        var borrowing = TestDeals.Run(alike).BorrowingBase!;

        borrowing.ExcessConcentration[6].ShouldBe(0.2 * borrowing.Value[6], 1e-6);
        borrowing.Base[6].ShouldBe(0.8 * borrowing.Value[6], 1e-6);
    }

    [Fact]
    public void One_customer_of_two_above_its_limit_is_cut_to_it()
    {
        // 700 of 1,000 GPUs are rented to one customer at the same price as the other 300: 70 % against 60 %.
        var deal = TestDeals.Plain with
        {
            Contracts = [TestDeals.Contract("C1", 700), TestDeals.Contract("C2", 300)],
            BorrowingBase = new() { AdvanceRate = 1, LargestCustomerShare = 0.6 },
        };

        var borrowing = TestDeals.Run(deal).BorrowingBase!;

        borrowing.ExcessConcentration[6].ShouldBe(0.1 * borrowing.Value[6], 1e-6);
    }

    [Fact]
    public void The_base_never_grows_when_a_rule_is_tightened() =>
        Gen.Select(Gen.Double[0.1, 1], Gen.Double[0.2, 1], Gen.Double[0.2, 1], Gen.Bool)
            .Sample((advance, site, customer, contracted) =>
            {
                BorrowingBasePath Base(BorrowingBaseTerms terms) => TestDeals.Run(Deal with { BorrowingBase = terms }).BorrowingBase!;
                var wide = Base(new() { AdvanceRate = advance, FirstLienOnly = false });
                var tight = Base(new() { AdvanceRate = advance, LargestSiteShare = site, LargestCustomerShare = customer, ContractedOnly = contracted });
                for (var m = 0; m < wide.Base.Count; m++) tight.Base[m].ShouldBeLessThanOrEqualTo(wide.Base[m] + 1e-6);
            }, iter: 40);
}
