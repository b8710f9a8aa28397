using GpuLending.Engine.Portfolio;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Portfolio;
using GpuLending.Underwriting.Tests.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Portfolio;

public sealed class MeasurePortfolioTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly PortfolioQuestion Quick = new() { Terms = new PortfolioTerms { Paths = 5_000 }, AssumedProbability = 0.05 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_open_deal_is_a_loan_with_the_figures_of_its_own_evaluation_and_a_save_changes_it()
    {
        var dealId = await desk.NewDealAsync("In the book");
        var view = await MeasureAsync(Quick);
        var loan = view.Result.Loans.Single(item => item.Loan.Key == dealId.ToString()).Loan;

        var document = (await desk.OpenAsync(dealId)).Saved;
        var evaluation = EvaluateDeal.Evaluate(
            document with { Case = document.Case with { Credit = document.Case.Credit with { Basis = Engine.Credit.DefaultRateBasis.Entered, DefaultRatePerAnnum = 0.05 } } },
            Engine.Scenarios.Scenario.Base, view.Snapshot).Require();
        var own = EvaluateDeal.Evaluate(document, Engine.Scenarios.Scenario.Base, view.Snapshot).Require();
        var years = own.Result.Credit!.Years.Count > 0 ? own.Result.Credit.Years : evaluation.Result.Credit!.Years;
        loan.ExpectedLoss.ShouldBe(years.Sum(year => year.Loss), 1e-6);
        loan.ProbabilityOfDefault.ShouldBe(years.Sum(year => year.MarginalProbability), 1e-12);
        loan.Generations.ShouldNotBeEmpty();
        view.Result.Loans.Sum(item => item.Shortfall).ShouldBe(view.Result.Tail.ExpectedShortfall);

        await desk.SaveAsync(dealId, saved => saved with { Case = saved.Case with { Lots = [.. saved.Case.Lots.Select(lot => lot with { Count = lot.Count * 2 })] } });
        var grown = (await MeasureAsync(Quick)).Result.Loans.Single(item => item.Loan.Key == dealId.ToString()).Loan;
        grown.Exposure.ShouldBeGreaterThan(loan.Exposure, "the kept loan is of the earlier version");
    }

    [Fact]
    public async Task What_is_on_a_desk_is_measured_as_it_is_typed_and_nothing_is_kept_of_it()
    {
        var dealId = await desk.NewDealAsync("Reviewed");
        var document = (await desk.OpenAsync(dealId)).Saved;
        var typed = document with { Case = document.Case with { Lots = [.. document.Case.Lots.Select(lot => lot with { Count = lot.Count * 3 })] } };

        var saved = (await MeasureAsync(Quick with { Reviewed = dealId })).Result.Addition.ShouldNotBeNull();
        var tripled = (await MeasureAsync(Quick with { Reviewed = dealId, ReviewedDocument = typed })).Result.Addition.ShouldNotBeNull();
        tripled.Exposure.ShouldBeGreaterThan(saved.Exposure);
        (await MeasureAsync(Quick with { Reviewed = dealId })).Result.Addition.ShouldBe(saved);
        (await desk.Get<MeasurePortfolio>().ExecuteAsync(Quick with { Reviewed = Guid.NewGuid() }, Desk.Analyst, null, Cancel)).ShouldBeOfType<Result<PortfolioView>.NotFound>();
    }

    [Fact]
    public async Task A_declined_deal_has_left_the_book_and_a_draft_is_not_among_the_approved()
    {
        var draft = await desk.NewDealAsync("A draft");
        var declined = await desk.NewRevisionAsync();
        (await desk.DecideAsync(declined, RevisionDecision.Decline, Desk.Manager)).Require();
        var open = await MeasureAsync(Quick);
        open.Deals.ShouldContain(deal => deal.DealId == draft);
        open.Deals.ShouldNotContain(deal => deal.Stage == DealStage.Declined);
        (await MeasureAsync(Quick with { Scope = PortfolioScope.Approved })).Deals.ShouldNotContain(deal => deal.DealId == draft);
    }

    [Fact]
    public async Task It_stops_when_asked_reports_its_way_and_refuses_whom_the_book_does_not_concern()
    {
        await desk.NewDealAsync("Stopped");
        var reports = new List<double>();
        (await desk.Get<MeasurePortfolio>().ExecuteAsync(Quick, Desk.Auditor, new Direct(reports.Add), Cancel)).Require();
        reports.ShouldContain(1.0);
        reports.Count.ShouldBeGreaterThanOrEqualTo(5);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => desk.Get<MeasurePortfolio>().ExecuteAsync(
            Quick with { Terms = new PortfolioTerms { Paths = 500_000 } }, Desk.RiskOfficer, new Direct(_ => stop.Cancel()), stop.Token));

        var refused = await desk.Get<MeasurePortfolio>().ExecuteAsync(Quick, Desk.Administrator, null, Cancel);
        refused.ShouldBeOfType<Result<PortfolioView>.Forbidden>();
        (await desk.Get<MeasurePortfolio>().ExecuteAsync(Quick with { AssumedProbability = 1.5 }, Desk.Analyst, null, Cancel)).ShouldBeOfType<Result<PortfolioView>.Invalid>();
        foreach (var role in Enum.GetValues<Role>()) RolePermissions.Allows(role, Permission.ViewPortfolio).ShouldBe(role != Role.Administrator);
    }

    private async Task<PortfolioView> MeasureAsync(PortfolioQuestion question) => (await desk.Get<MeasurePortfolio>().ExecuteAsync(question, Desk.Analyst, null, Cancel)).Require();

    /// <summary>Reports at once, one after the other.</summary>
    private sealed class Direct(Action<double> told) : IProgress<double>
    {
        private readonly Lock _one = new();

        public void Report(double value)
        {
            lock (_one) told(value);
        }
    }
}
