using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Sizing;

/// <summary>Uses that depend on the loan, solved with it: 50m of eligible cost, advance 80 %.</summary>
public sealed class UsesOfLoanTests
{
    private static DealCase Deal(LoanUses uses, Facility? facility = null) => TestDeals.Plain with
    {
        Facility = (facility ?? TestDeals.Plain.Facility) with { Fees = new() { OriginalIssueDiscount = 0.02, Upfront = 0.01 } },
        Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = new() { AdvanceRate = 0.8, Uses = uses } },
    };

    [Theory]
    // loan = a C / (1 - a f - g): discount 2 % and fee 1 % of the loan, at the advance (f) or in full (g).
    [InlineData(UseFunding.Sponsor, UseFunding.Sponsor, 40_000_000)]
    [InlineData(UseFunding.Advance, UseFunding.Sponsor, 40_000_000 / (1 - (0.8 * 0.02)))]
    [InlineData(UseFunding.Loan, UseFunding.Sponsor, 40_000_000 / (1 - 0.02))]
    [InlineData(UseFunding.Advance, UseFunding.Loan, 40_000_000 / (1 - (0.8 * 0.02) - 0.01))]
    [InlineData(UseFunding.Loan, UseFunding.Loan, 40_000_000 / (1 - 0.03))]
    public void Closed_form(UseFunding discount, UseFunding fee, double loan)
    {
        var result = TestDeals.Run(Deal(new() { Discount = discount, UpfrontFee = fee }));

        result.Sizing.LoanSizeUnrounded.ShouldBe(loan, 1e-6);
        result.Sizing.Uses.Single(use => use.Key == "discount").Amount.ShouldBe(0.02 * loan, 1e-6);
        result.SourcesAndUses.Sources.Sum(line => line.Amount.Amount).ShouldBe(result.SourcesAndUses.Uses.Sum(line => line.Amount.Amount));
    }

    [Fact]
    public void The_reserve_is_the_one_in_sources_and_uses()
    {
        var result = TestDeals.Run(Deal(new() { DebtServiceReserve = UseFunding.Loan }, TestDeals.Plain.Facility with { DebtServiceReserveMonths = 6 }));

        var reserve = result.SourcesAndUses.Uses.Single(use => use.Name == "Debt service reserve").Amount;
        result.Sizing.LoanSizeUnrounded.ShouldBe(40_000_000 + (double)reserve.Amount, 0.01);
    }

    [Fact]
    public void Interest_to_the_first_payment_is_a_use_only_where_it_is_set_aside()
    {
        var sponsor = TestDeals.Run(Deal(new()));
        var aside = TestDeals.Run(Deal(new() { InterestToFirstPayment = UseFunding.Advance }));

        sponsor.SourcesAndUses.Uses.ShouldNotContain(use => use.Name == "Interest to the first payment");
        // 90 days at 8 % ACT/360 are 2 % of the loan.
        aside.Sizing.LoanSizeUnrounded.ShouldBe(40_000_000 / (1 - (0.8 * 0.02)), 1e-6);
        ((double)aside.SourcesAndUses.Uses.Single(use => use.Name == "Interest to the first payment").Amount.Amount).ShouldBe(0.02 * aside.Sizing.LoanSizeUnrounded, 0.01);
    }

    [Fact]
    public void Where_repayment_is_not_proportional_the_equation_is_bracketed_and_holds()
    {
        var facility = TestDeals.Plain.Facility with { Amortisation = new() { Style = AmortisationStyle.GreaterOf }, DebtServiceReserveMonths = 6 };

        var result = TestDeals.Run(Deal(new() { Discount = UseFunding.Advance, DebtServiceReserve = UseFunding.Advance }, facility));

        var uses = result.Sizing.Uses;
        var counted = uses.Where(use => use.Funding == UseFunding.Advance).Sum(use => use.Amount);
        counted.ShouldBeGreaterThan(1_000_000);
        result.Limit("advance-on-cost").Allows!.Value.ShouldBe(0.8 * (50_000_000 + counted), 1.0);
    }

    [Fact]
    public void Eligible_cost_is_listed_by_category()
    {
        var deal = TestDeals.Plain with
        {
            Lots = [TestDeals.Plain.Lots[0] with { UnitCost = new() { Gpu = Money.Usd(40_000), Network = Money.Usd(5_000), Soft = Money.Usd(1_000) } }],
        };

        var byCategory = TestDeals.Run(deal).Sizing.ByCategory;

        byCategory.Select(line => (line.Category.ToString(), line.Cost, line.Eligible)).ShouldBe(
        [
            ("Gpu", 40_000_000, 40_000_000), ("Network", 5_000_000, 5_000_000), ("Installation", 0, 0), ("Freight", 0, 0), ("Duty", 0, 0), ("Soft", 1_000_000, 0),
        ]);
    }
}
