using GpuLending.Engine.Sizing;
using GpuLending.Testing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Policies;
using GpuLending.Underwriting.Tests.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Policies;

public sealed class PolicyEffectTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_open_deal_is_sized_under_both_policies_and_nothing_is_stored()
    {
        var dealId = await desk.NewDealAsync("On the grid");
        await desk.SaveAsync(dealId, document => document with
        {
            Case = document.Case with { Sizing = document.Case.Sizing with { AdvanceOnCost = document.Case.Sizing.AdvanceOnCost with { AdvanceRate = null, Status = LimitStatus.Applied } } },
        });
        var declined = await desk.NewRevisionAsync();
        (await desk.DecideAsync(declined, RevisionDecision.Decline, Desk.Manager)).Require();
        var reports = new List<PolicyEffectProgress>();
        var before = await desk.StoredAsync("SELECT count(*) FROM market_snapshots");

        var rows = (await desk.Get<AssessPolicyEffect>().ExecuteAsync(
            PolicyDocument.House.Scaled(0.01), Desk.Auditor, new Direct(reports.Add), Cancel)).Require();

        var row = rows.Single(one => one.DealId == dealId);
        (row.DealName, row.Problem, row.Stage).ShouldBe(("On the grid", null, DealStage.Draft));
        row.After!.Value.Amount.ShouldBeLessThan(row.Before!.Value.Amount);
        row.Change!.Value.ShouldBe(row.After.Value - row.Before.Value);
        row.BindingAfter.ShouldNotBeNull().ShouldStartWith("Advance ");
        rows.ShouldNotContain(one => one.Stage == DealStage.Declined);
        reports[^1].ShouldBe(new PolicyEffectProgress(rows.Count, rows.Count));
        (await desk.StoredAsync("SELECT count(*) FROM market_snapshots")).ShouldBe(before);
    }

    [Fact]
    public async Task It_stops_when_asked_and_refuses_an_unsound_policy()
    {
        await desk.NewDealAsync();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => desk.Get<AssessPolicyEffect>().ExecuteAsync(
            PolicyDocument.House, Desk.RiskOfficer, new Direct(_ => stop.Cancel()), stop.Token));
        var refused = await desk.Get<AssessPolicyEffect>().ExecuteAsync(PolicyDocument.House.Scaled(2), Desk.RiskOfficer, null, Cancel);
        refused.ShouldBeOfType<Result<IReadOnlyList<PolicyEffectRow>>.Invalid>();
    }

    [Fact]
    public async Task Typing_is_kept_by_person_until_it_is_proposed()
    {
        var kept = new PolicyDraftEntry(1, PolicyDocument.House.Scaled(2), null, "Half a");
        (await desk.Get<KeepPolicyDraft>().ExecuteAsync(kept, Desk.RiskOfficer, Cancel)).Require();
        var opened = (await desk.Get<OpenPolicyDraft>().ExecuteAsync(Desk.RiskOfficer, Cancel)).Require();
        (opened.Draft.Reason, opened.KeptAt is not null).ShouldBe(("Half a", true));
        PolicyDiff.InWords(opened.Draft.Document, kept.Document).ShouldBeEmpty("what is unsound is kept too");
        await desk.ProposeAsync(document => document.Scaled(0.9));
        (await desk.Get<OpenPolicyDraft>().ExecuteAsync(Desk.RiskOfficer, Cancel)).Require().KeptAt.ShouldBeNull();
    }

    /// <summary>Reports at once, in the caller's order.</summary>
    private sealed class Direct(Action<PolicyEffectProgress> told) : IProgress<PolicyEffectProgress>
    {
        public void Report(PolicyEffectProgress value) => told(value);
    }
}
