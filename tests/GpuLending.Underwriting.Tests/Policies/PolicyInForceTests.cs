using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Scenarios;
using GpuLending.Testing;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Policies;
using GpuLending.Underwriting.Tests.Approvals;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Policies;

public sealed class PolicyInForceTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_manager_signs_is_in_force_in_the_next_result_and_old_revisions_keep_theirs()
    {
        var revisionId = await desk.NewRevisionAsync();
        var before = (await EvaluateAsync()).Result;
        var number = await desk.ProposeAsync(document => document.Scaled(0.5) with { Lending = document.Scaled(0.5).Lending with { ExceptionThresholds = new() { MaximumLoanToValue = 0.01 } } });
        (await EvaluateAsync()).Result.PolicyVersion.ShouldBe(before.PolicyVersion, "a proposal changes nothing");

        var seen = await desk.PolicyAsync(number, Desk.Manager);
        (seen.MayDecide, seen.MayWithdraw, seen.Version.State).ShouldBe((true, false, PolicyState.Proposed));
        seen.Changes.ShouldContain(change => change.Field.StartsWith("Advance grid · A- or stronger, 1.50x or more") && change.From == "90 %" && change.To == "45 %");
        seen.Changes.ShouldContain(change => change.Field == "Exception thresholds · Highest loan to value" && change.From == "80 %" && change.To == "1 %");
        (await desk.DecideAsync(number, PolicyVerdict.Approve, Desk.Manager)).Require().ShouldBe(PolicyState.InForce);

        var after = await EvaluateAsync();
        (after.Result.PolicyVersion, after.Snapshot.Policy.Version).ShouldBe((number.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture)));
        after.Result.SnapshotId.ShouldNotBe(before.SnapshotId);
        Advance(after.Result).ShouldBe(Advance(before) / 2, 1e-9);
        after.Exceptions.ShouldContain(exception => exception.Rule == "loan-to-value" && exception.Limit == "at most 1.0 %");
        (await desk.LookAsync(revisionId, Desk.Auditor)).Result.PolicyVersion.ShouldBe(before.PolicyVersion);
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action IN ('policy.proposed', 'policy.approved')")).ShouldBe(2L);
        (await desk.Get<VerifyAuditChain>().ExecuteAsync(Desk.Auditor, Cancel)).Require().Intact.ShouldBeTrue();
    }

    private static double Advance(UnderwritingResult result) => result.Sizing.Limits.Single(limit => limit.Key == "advance-on-cost").Allows!.Value / result.Sizing.EligibleCost;

    private async Task<Evaluation> EvaluateAsync()
    {
        var document = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "B" }, new DateOnly(2026, 11, 23));
        document = document with
        {
            Case = document.Case with { Sizing = document.Case.Sizing with { AdvanceOnCost = document.Case.Sizing.AdvanceOnCost with { AdvanceRate = null } } },
        };
        // Another reader than the desk's own, which may remember the newest snapshot for some seconds.
        var market = await new ReadMarketSnapshot(desk.Get<IDbContextFactory<UnderwritingDbContext>>(), TimeProvider.System).ExecuteAsync(null, Cancel);
        return EvaluateDeal.Evaluate(document, Scenario.Base, market).Require();
    }
}
