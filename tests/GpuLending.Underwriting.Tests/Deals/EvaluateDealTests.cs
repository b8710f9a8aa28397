using GpuLending.Engine.Scenarios;
using GpuLending.Testing;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Deals;

public sealed class EvaluateDealTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_look_at_deals_may_evaluate_one()
    {
        foreach (var actor in new[] { Desk.Analyst, Desk.RiskOfficer, Desk.Manager, Desk.Auditor, Desk.Administrator })
            (await desk.Get<EvaluateDeal>().ExecuteAsync(TensorWaveMi325x.Document, null, actor, Cancel)).ShouldBeOfType<Result<Evaluation>.Success>(actor.DisplayName);
    }

    [Fact]
    public async Task An_invalid_document_is_told_field_by_field_and_not_computed()
    {
        var document = TensorWaveMi325x.Document;
        document = document with { Case = document.Case with { Lots = [document.Case.Lots[0] with { Count = -5 }] } };
        var invalid = (await desk.Get<EvaluateDeal>().ExecuteAsync(document, null, Desk.Analyst, Cancel)).ShouldBeOfType<Result<Evaluation>.Invalid>();
        invalid.Messages.ShouldContain(new FieldMessage("/lots/0/count", "Count is -5: enter 1 to 10,000,000 GPUs."));
    }

    [Fact]
    public async Task A_scenario_that_makes_no_sense_is_told_at_its_field()
    {
        var scenario = new Scenario { Name = "Odd", ValueFactor = double.NaN, Defaults = [new CustomerDefault { ContractId = "C9" }] };
        var invalid = (await desk.Get<EvaluateDeal>().ExecuteAsync(TensorWaveMi325x.Document, scenario, Desk.Analyst, Cancel)).ShouldBeOfType<Result<Evaluation>.Invalid>();
        invalid.Messages.Select(message => message.Path).ShouldBe(["/scenario/valueFactor", "/scenario/defaults/0/contractId"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_snapshot_nobody_took_is_not_found() =>
        (await desk.Get<EvaluateDeal>().ExecuteAsync(TensorWaveMi325x.Document, null, "1999-01-01/1", Desk.Analyst, Cancel)).ShouldBeOfType<Result<Evaluation>.NotFound>();

    [Fact]
    public async Task A_figure_opens_and_one_nobody_knows_does_not()
    {
        var explain = desk.Get<ExplainFigure>();
        var working = (await explain.ExecuteAsync(TensorWaveMi325x.Document, null, "size", Desk.Analyst, Cancel)).Require();
        var result = (await desk.Get<EvaluateDeal>().ExecuteAsync(TensorWaveMi325x.Document, null, Desk.Analyst, Cancel)).Require().Result;
        working.Value.ShouldBe(result.Sizing.LoanSizeUnrounded, 0.01);
        (await explain.ExecuteAsync(TensorWaveMi325x.Document, null, "limit/gut-feeling", Desk.Analyst, Cancel)).ShouldBeOfType<Result<Engine.Workings.Working>.NotFound>();
    }

    [Fact]
    public async Task The_samples_are_seeded_once_with_their_figures()
    {
        await desk.Get<SeedSampleDeals>().ExecuteAsync(Desk.Analyst, Cancel);
        await desk.Get<SeedSampleDeals>().ExecuteAsync(Desk.Analyst, Cancel);
        var page = (await desk.Get<ListDeals>().ExecuteAsync(new DealListQuery(null, null, Desk.Analyst.UserId, false, "name", false, 0, 50), Desk.RiskOfficer, Cancel)).Require();
        page.Rows.Select(row => row.Name).ShouldBe(SampleDeal.All.Select(sample => sample.Document.Case.Name), ignoreOrder: true);
        page.Rows.ShouldAllBe(row => row.LoanSize != null && row.LoanSize.Value.Amount > 0);
        page.Rows.Single(row => row.Stage == DealStage.Submitted).Name.ShouldBe(CoreWeaveDelayedDraw1.Name);
    }
}
