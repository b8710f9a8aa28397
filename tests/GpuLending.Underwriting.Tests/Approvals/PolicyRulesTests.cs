using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using GpuLending.Testing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Approvals;

public sealed class PolicyRulesTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly DealDocument Usual = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "B" }, new DateOnly(2026, 11, 23));

    private static readonly Dictionary<string, Func<DealCase, DealCase>> Beyond = new()
    {
        ["loan-to-value"] = c => Alone(c, 1.0),
        ["debt-service-coverage"] = c => Alone(c, 1.0) with { Contracts = [c.Contracts[0] with { PricePerGpuHour = Money.Usd(1.0m) }] },
        ["balloon"] = c => c with
        {
            Facility = c.Facility with { Amortisation = c.Facility.Amortisation with { Style = AmortisationStyle.Level, BalloonShare = 0.2, BalloonReason = "Because" } },
        },
        ["tenor-past-contracts"] = c => Alone(c, 0.5) with
        {
            Facility = Alone(c, 0.5).Facility with { TenorMonths = 72 },
            Sizing = Alone(c, 0.5).Sizing with { Tenor = c.Sizing.Tenor with { Status = LimitStatus.ShownOnly } },
        },
        ["advance-above-grid"] = c => Alone(c, 1.0),
        ["unrated-customers"] = c => Rated(c, "NR"),
        ["customer-concentration"] = c => Rated(c, "BB"),
        ["no-contract"] = c => c with { Contracts = [] },
        ["thin-price-history"] = c => c with { Lots = [c.Lots[0] with { GpuModel = "MI325X-256GB" }] },
        ["mark-override"] = c => c with
        {
            Valuation = c.Valuation with
            {
                Overrides = [new() { LotId = c.Lots[0].Id, ValuePerGpu = Money.Usd(60_000), Reason = "A signed order for the whole lot.", Date = c.ClosingDate }],
            },
        },
        ["stale-opinion"] = c => c with
        {
            Valuation = c.Valuation with
            {
                Opinions = [new() { GpuModel = c.Lots[0].GpuModel, Author = "An appraiser", ValuePerGpu = Money.Usd(20_000), Date = new(2024, 1, 31), Expiry = new(2024, 7, 31) }],
            },
        },
        ["lien-position"] = c => c with { Lots = [c.Lots[0] with { Lien = LienPosition.Unperfected }] },
        ["projected-breach"] = c => c with { Covenants = [c.Covenants[0] with { Threshold = 9 }] },
    };

    public static TheoryData<string> Rules => [.. PolicyRules.All.Select(rule => rule.Key)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_deal_beyond_a_rule_is_told_so_with_its_mitigant(string rule)
    {
        var document = (Usual with { Case = Beyond[rule](Usual.Case) }).Mitigated();
        var raised = (await desk.Get<EvaluateDeal>().ExecuteAsync(document, null, Desk.Analyst, Cancel)).Require().Exceptions;
        var exception = raised.SingleOrDefault(one => one.Rule == rule).ShouldNotBeNull($"raised: {string.Join(", ", raised.Select(one => one.Rule))}");
        exception.Actual.ShouldNotBeNullOrWhiteSpace();
        (exception.Mitigant, exception.Expiry).ShouldBe(("Accepted: " + exception.Title, new DateOnly(2027, 12, 31)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_usual_terms_with_a_strong_customer_keep_to_every_rule(string rule)
    {
        var document = Usual with { Case = Rated(Usual.Case, "A") };
        (await desk.Get<EvaluateDeal>().ExecuteAsync(document, null, Desk.Analyst, Cancel)).Require().Exceptions
            .Where(one => one.Rule == rule).Select(one => one.Actual).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_of_spaces_is_none()
    {
        var document = Usual with
        {
            Case = Rated(Usual.Case, "NR"),
            Mitigants = new Dictionary<string, ExceptionMitigant> { ["unrated-customers"] = new() { Text = "  " } },
        };
        (await desk.Get<EvaluateDeal>().ExecuteAsync(document, null, Desk.Analyst, Cancel)).Require().Exceptions.Single(one => one.Rule == "unrated-customers").Mitigant.ShouldBeNull();
    }

    private static DealCase Rated(DealCase deal, string rating) => deal with { Contracts = [deal.Contracts[0] with { CustomerRating = rating }] };

    /// <summary>Only the advance limits the loan.</summary>
    private static DealCase Alone(DealCase deal, double advance) => deal with
    {
        Sizing = deal.Sizing with
        {
            AdvanceOnCost = deal.Sizing.AdvanceOnCost with { AdvanceRate = advance },
            LoanToValue = deal.Sizing.LoanToValue with { Status = LimitStatus.ShownOnly },
            DepreciatedCost = deal.Sizing.DepreciatedCost with { Status = LimitStatus.ShownOnly },
            DebtServiceCoverage = deal.Sizing.DebtServiceCoverage with { Status = LimitStatus.ShownOnly },
        },
        Facility = deal.Facility with { Amortisation = deal.Facility.Amortisation with { Style = AmortisationStyle.Level } },
    };
}
