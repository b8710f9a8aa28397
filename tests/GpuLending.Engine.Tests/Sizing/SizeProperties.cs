using CsCheck;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Sizing;

/// <summary>The loan never falls when what it is lent against improves, and stays the least of its limits, with draws, tranches and uses as they may be.</summary>
public sealed class SizeProperties
{
    private const int Deals = 100;

    private static readonly Gen<DealCase> Any = Gen.Select(RandomDeals.All, Gen.Enum<DrawTest>(), Gen.Enum<UseFunding>(), Gen.Enum<UseFunding>(), Gen.Bool, (deal, test, use, reserve, junior) => deal with
    {
        Sizing = deal.Sizing with { AdvanceOnCost = deal.Sizing.AdvanceOnCost with { DrawTest = test, Uses = new() { Discount = use, InterestToFirstPayment = use, DebtServiceReserve = reserve } } },
        Junior = junior ? new() { CombinedAdvance = 0.95, CombinedDebtServiceCoverage = 1.05, RatePerAnnum = 0.14, PikShare = 0.3 } : null,
    });

    [Fact]
    public void The_least_applied_limit_is_the_loan_and_everything_checks() => Any.Sample(deal =>
    {
        var result = TestDeals.Run(deal);

        result.Sizing.LoanSizeUnrounded.ShouldBe(result.Sizing.Limits.Where(limit => limit.Status != LimitStatus.ShownOnly && limit.Allows is not null).Select(limit => limit.Allows!.Value).DefaultIfEmpty(0).Min());
        result.Checks.Where(check => !check.Holds).Select(check => check.Name).ShouldBeEmpty();
        result.Sizing.ByDraw.Sum(draw => draw.Amount).ShouldBe(result.Sizing.LoanSizeUnrounded, 1e-6 * (1 + result.Sizing.LoanSizeUnrounded));
        if (result.Junior is { } junior)
            junior.SizeUnrounded.ShouldBe(junior.Limits.Where(limit => limit.Allows is not null).Min(limit => limit.Allows!.Value));
    }, iter: Deals);

    [Fact]
    public void Held_draws_never_run_ahead_of_the_advance_on_what_is_delivered() => Any.Sample(deal =>
    {
        if (deal.Sizing.AdvanceOnCost.DrawTest == DrawTest.WholeFleet)
            return;
        foreach (var draw in TestDeals.Run(deal).Sizing.ByDraw)
        {
            if (draw.Allowances.FirstOrDefault(allowance => allowance.Key == "advance-on-cost") is { } advance)
                draw.Drawn.ShouldBeLessThanOrEqualTo(advance.Allows + (1e-6 * (1 + advance.Allows)));
        }
    }, iter: Deals);

    [Fact]
    public void The_loan_does_not_fall_when_the_advance_rises() => Any.Sample(deal =>
    {
        var higher = deal with { Sizing = deal.Sizing with { AdvanceOnCost = deal.Sizing.AdvanceOnCost with { AdvanceRate = deal.Sizing.AdvanceOnCost.AdvanceRate + 0.04 } } };
        // A carried cut moves draws to later days and so every limit that looks at dates with them: there the advance's own limit is what must not fall.
        if (deal.Sizing.AdvanceOnCost.DrawTest != DrawTest.WholeFleet)
            AtLeast(TestDeals.Run(higher).Limit("advance-on-cost").Allows, TestDeals.Run(deal).Limit("advance-on-cost").Allows);
        // Uses that carry themselves are no limit: where nothing else holds the loan, none is named.
        else if (TestDeals.Run(higher) is { Sizing.Binding: not null } more)
            AtLeast(more.Sizing.LoanSizeUnrounded, TestDeals.Run(deal).Sizing.LoanSizeUnrounded);
    }, iter: Deals);

    [Fact]
    public void Debt_service_cover_allows_no_less_when_contracts_pay_more() => Any.Sample(deal =>
    {
        if (deal.Facility.Amortisation.Style is AmortisationStyle.GreaterOf or AmortisationStyle.Supported)
            return;
        AtLeast(TestDeals.Run(Dearer(deal)).Limit("debt-service-coverage").Allows, TestDeals.Run(deal).Limit("debt-service-coverage").Allows);
    }, iter: Deals);

    [Fact]
    public void Debt_service_cover_allows_no_less_when_less_cover_is_asked_for() => Any.Sample(deal =>
    {
        var terms = deal.Sizing.DebtServiceCoverage;
        var lighter = deal with { Sizing = deal.Sizing with { DebtServiceCoverage = terms with { ContractedTarget = terms.ContractedTarget * 0.9, MerchantTarget = terms.MerchantTarget * 0.9 } } };
        if (deal.Facility.Amortisation.Style is AmortisationStyle.GreaterOf or AmortisationStyle.Supported)
            return;
        AtLeast(TestDeals.Run(lighter).Limit("debt-service-coverage").Allows, TestDeals.Run(deal).Limit("debt-service-coverage").Allows);
    }, iter: Deals);

    [Fact]
    public void A_grid_gives_no_lower_advance_when_contracts_cover_more() => Any.Sample(deal =>
    {
        var onGrid = deal with { Sizing = deal.Sizing with { AdvanceOnCost = new() } };
        AtLeast(TestDeals.Run(Dearer(onGrid)).Limit("advance-on-cost").Allows, TestDeals.Run(onGrid).Limit("advance-on-cost").Allows);
    }, iter: Deals);

    /// <summary>Every contract pays a fifth more.</summary>
    private static DealCase Dearer(DealCase deal) => deal with
    {
        Contracts = [.. deal.Contracts.Select(contract => contract with { PricePerGpuHour = contract.PricePerGpuHour is { } price ? new Money(price.Amount * 1.2m, price.Currency) : null })],
    };

    private static void AtLeast(double? higher, double? lower) =>
        (higher ?? double.PositiveInfinity).ShouldBeGreaterThanOrEqualTo((lower ?? 0) * (1 - 1e-9));
}
