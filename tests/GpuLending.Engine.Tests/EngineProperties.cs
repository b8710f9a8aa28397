using CsCheck;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests;

/// <summary>What holds for every deal, on random ones.</summary>
public sealed class EngineProperties
{
    private const int Deals = 400;

    [Fact]
    public void Every_integrity_check_holds_and_the_schedule_sums_to_the_cent() => RandomDeals.All.Sample(deal =>
    {
        var result = TestDeals.Run(deal);

        var failed = result.Checks.Where(check => !check.Holds).Select(check => $"{check.Name}: {check.Difference}");
        failed.ShouldBeEmpty(Words(deal));
        var drawn = result.Schedule.Draws.Sum(draw => draw.Amount.Amount);
        drawn.ShouldBe(result.Sizing.LoanSize.Amount);
        var payments = result.Schedule.Payments;
        payments.Sum(row => row.Principal.Amount).ShouldBe(drawn + payments.Sum(row => row.Capitalised.Amount));
        payments.Sum(row => row.Interest.Amount).ShouldBe(result.Schedule.Draws.SelectMany(draw => draw.Payments).Sum(row => row.Interest.Amount));
        payments[^1].Closing.IsZero.ShouldBeTrue();
    }, iter: Deals);

    [Fact]
    public void The_loan_is_the_least_applied_or_policy_limit() => RandomDeals.All.Sample(deal =>
    {
        var sizing = TestDeals.Run(deal).Sizing;

        var least = sizing.Limits.Where(limit => limit.Status != LimitStatus.ShownOnly && limit.Allows is not null).Min(limit => limit.Allows!.Value);
        sizing.LoanSizeUnrounded.ShouldBe(least);
        sizing.Limits.Single(limit => limit.Binds).Headroom.ShouldBe(0);
        ((double)sizing.LoanSize.Amount).ShouldBeInRange(least - 0.0101, least + 0.0001);
        sizing.Limits.Select(limit => limit.Key).ShouldBe(
        [
            "advance-on-cost", "loan-to-value", "depreciated-cost", "debt-service-coverage", "loan-life-coverage", "balloon", "commitment", "tenor",
            .. deal.Facility.Amortisation.Style == AmortisationStyle.Supported ? ["supported-balance"] : Array.Empty<string>(),
        ]);
    }, iter: Deals);

    [Fact]
    public void Each_limit_holds_at_the_loan_it_allows() => RandomDeals.All.Sample(deal =>
    {
        var free = TestDeals.Run(deal with { Sizing = Only(deal.Sizing, LimitStatus.ShownOnly) });
        foreach (var key in new[] { "loan-to-value", "debt-service-coverage" })
        {
            var limit = free.Limit(key);
            if (limit.Allows is not { } allows || allows < 1 || allows > 1e14)
                continue;
            var sizing = TestDeals.CommitmentOnly with { DebtServiceCoverage = deal.Sizing.DebtServiceCoverage with { Status = LimitStatus.ShownOnly } };
            sizing = key == "loan-to-value"
                ? sizing with { LoanToValue = new() { Status = LimitStatus.Applied } }
                : sizing with { DebtServiceCoverage = sizing.DebtServiceCoverage with { Status = LimitStatus.Applied } };
            var at = TestDeals.Run(deal with
            {
                Sizing = sizing with { Commitment = new() { Status = LimitStatus.ShownOnly } },
            });
            at.Sizing.LoanSizeUnrounded.ShouldBe(allows, 1e-6 * allows);
            if (key == "debt-service-coverage")
                at.Coverage.DebtService.Where(point => point.Ratio is not null).Min(point => point.Ratio!.Value).ShouldBeGreaterThan(1.30 - 1e-6, Words(deal));
            else
                Tested(at).ShouldAllBe(ratio => ratio <= 0.80 + 1e-6, Words(deal));
        }
    }, iter: 100);

    [Fact]
    public void A_stressed_run_keeps_the_loan() => RandomDeals.All.Sample(deal =>
    {
        var plain = TestDeals.Run(deal);
        var stressed = TestDeals.Run(deal, new()
        {
            Name = "Everything",
            ValueFactor = 0.6,
            RentFactor = 0.5,
            RateShift = 0.03,
            DelayMonths = 3,
            CostFactor = 1.2,
            PowerFactor = 2,
            Defaults = [.. deal.Contracts.Take(1).Select(contract => new Engine.Scenarios.CustomerDefault { ContractId = contract.Id, FromMonth = 14 })],
        });

        stressed.Sizing.LoanSize.ShouldBe(plain.Sizing.LoanSize);
        stressed.Loan.Drawn.ShouldBe(plain.Loan.Drawn);
        stressed.Schedule.Payments.Select(row => row.Principal).ShouldBe(plain.Schedule.Payments.Select(row => row.Principal));
        stressed.Checks.Where(check => !check.Holds).ShouldBeEmpty(Words(deal));
    }, iter: Deals / 4);

    [Fact]
    public void A_scenario_that_changes_almost_nothing_changes_almost_nothing() => RandomDeals.All.Sample(deal =>
    {
        var plain = TestDeals.Run(deal);
        var nudged = TestDeals.Run(deal, new() { Name = "Nudge", ValueFactor = 1 + 1e-13 });

        for (var m = 0; m < plain.Months.Count; m++)
            nudged.Loan.Balance[m].ShouldBe(plain.Loan.Balance[m], 1e-6 * (1 + plain.Sizing.LoanSizeUnrounded), Words(deal));
    }, iter: Deals / 4);

    [Fact]
    public void The_loan_does_not_fall_when_the_advance_rises() => RandomDeals.All.Sample(deal =>
    {
        var advance = deal.Sizing.AdvanceOnCost.AdvanceRate!.Value;
        var higher = deal with { Sizing = deal.Sizing with { AdvanceOnCost = deal.Sizing.AdvanceOnCost with { AdvanceRate = advance + 0.05 } } };

        AtLeast(TestDeals.Run(higher), TestDeals.Run(deal));
    }, iter: Deals / 4);

    [Fact]
    public void The_loan_does_not_fall_when_the_maximum_loan_to_value_rises() => RandomDeals.All.Sample(deal =>
    {
        var higher = deal with { Sizing = deal.Sizing with { LoanToValue = deal.Sizing.LoanToValue with { Maximum = 0.9 } } };

        AtLeast(TestDeals.Run(higher), TestDeals.Run(deal));
    }, iter: Deals / 4);

    [Fact]
    public void The_loan_does_not_rise_with_the_cover_asked_for() => RandomDeals.All.Sample(deal =>
    {
        var terms = deal.Sizing.DebtServiceCoverage;
        var strict = deal with { Sizing = deal.Sizing with { DebtServiceCoverage = terms with { ContractedTarget = 1.5, MerchantTarget = 2.5 } } };
        if (deal.Facility.Amortisation.Style is AmortisationStyle.GreaterOf)
            return;

        TestDeals.Run(deal).Limit("debt-service-coverage").Allows.GetValueOrDefault(0)
            .ShouldBeGreaterThanOrEqualTo(TestDeals.Run(strict).Limit("debt-service-coverage").Allows.GetValueOrDefault(0) * (1 - 1e-9), Words(deal));
    }, iter: Deals / 4);

    [Fact]
    public void Splitting_a_lot_changes_nothing() => RandomDeals.All.Sample(deal =>
    {
        var lot = deal.Lots[0];
        if (lot.Count < 2)
            return;
        var split = deal with
        {
            Lots = [lot with { Count = lot.Count / 3 + 1 }, .. deal.Lots.Skip(1), lot with { Id = "Split", Count = lot.Count - (lot.Count / 3) - 1 }],
            Contracts = [.. deal.Contracts.Select(contract => contract.LotIds.Count == 0 ? contract : contract with { LotIds = ["L0", "Split"] })],
        };
        if (split.Lots[^1].Count < 1)
            return;

        var (whole, parts) = (TestDeals.Run(deal), TestDeals.Run(split));

        parts.Sizing.LoanSizeUnrounded.ShouldBe(whole.Sizing.LoanSizeUnrounded, 1e-6 * (1 + whole.Sizing.LoanSizeUnrounded), Words(deal));
        for (var m = 0; m < whole.Months.Count; m++)
        {
            parts.Cashflow.Cfads[m].ShouldBe(whole.Cashflow.Cfads[m], 1e-6 * (1 + Math.Abs(whole.Cashflow.ContractedRevenue[m])), Words(deal));
            parts.Collateral.MarkedValue[m].ShouldBe(whole.Collateral.MarkedValue[m], 1e-3);
        }
    }, iter: Deals / 4);

    [Fact]
    public void A_higher_unit_cost_never_lowers_what_cost_based_limits_allow() => RandomDeals.All.Sample(deal =>
    {
        var dearer = deal with { Lots = [.. deal.Lots.Select(Dearer)] };

        foreach (var key in new[] { "advance-on-cost", "loan-to-value" })
        {
            if (deal.Facility.Amortisation.Style is AmortisationStyle.GreaterOf)
                continue;
            TestDeals.Run(dearer).Limit(key).Allows.GetValueOrDefault(double.MaxValue)
                .ShouldBeGreaterThanOrEqualTo(TestDeals.Run(deal).Limit(key).Allows.GetValueOrDefault(0) * (1 - 1e-9), Words(deal));
        }
    }, iter: Deals / 4);

    private static Lot Dearer(Lot lot) => lot with
    {
        UnitCost = lot.UnitCost with { Gpu = lot.UnitCost.Gpu!.Value * 1.25m, Network = lot.UnitCost.Network!.Value * 1.25m, Soft = lot.UnitCost.Soft!.Value * 1.25m },
    };

    private static void AtLeast(UnderwritingResult higher, UnderwritingResult lower) =>
        higher.Sizing.LoanSizeUnrounded.ShouldBeGreaterThanOrEqualTo(lower.Sizing.LoanSizeUnrounded * (1 - 1e-9));

    private static SizingTerms Only(SizingTerms terms, LimitStatus status) => terms with
    {
        LoanToValue = terms.LoanToValue with { Status = status },
        DebtServiceCoverage = terms.DebtServiceCoverage with { Status = status },
        AdvanceOnCost = terms.AdvanceOnCost with { Status = LimitStatus.Applied },
    };

    /// <summary>Loan-to-value on the dates the limit is tested: payments and draws.</summary>
    private static List<double> Tested(UnderwritingResult result)
    {
        var months = result.Coverage.DebtService.Select(point => point.Month).Concat(Enumerable.Range(0, result.Months.Count).Where(m => result.Loan.Drawn[m] > 0));
        return [.. months.Select(m => result.Coverage.LoanToValue[m] ?? 0)];
    }

    private static string Words(DealCase deal) => System.Text.Json.JsonSerializer.Serialize(deal.Facility)
        + string.Join(" ", deal.Lots.Select(lot => $"{lot.Count}@{lot.InServiceDate}")) + string.Join(" ", deal.Contracts.Select(c => $"{c.Gpus} {c.Start} {c.End}"));
}
