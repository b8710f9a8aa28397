using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Approvals;

public sealed class DecideRevisionTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_signatures_approve_and_bring_the_checklist()
    {
        var revisionId = await desk.NewRevisionAsync();
        var seen = await desk.LookAsync(revisionId, Desk.RiskOfficer);
        seen.State.ShouldBe(RevisionState.InReview, "the first look by a reviewer starts the review");
        seen.Authority.Signatures.ShouldBe([Role.RiskOfficer, Role.Manager]);
        (seen.MayDecide, seen.WhyNot).ShouldBe((true, null));

        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer)).Require().ShouldBe(RevisionState.InReview);
        (await desk.OpenAsync(seen.DealId)).Stage.ShouldBe(DealStage.InReview);
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer)).ShouldBeOfType<Result<RevisionState>.Conflict>("nobody signs twice");
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.Manager)).Require().ShouldBe(RevisionState.Approved);

        var deal = await desk.OpenAsync(seen.DealId);
        deal.Stage.ShouldBe(DealStage.Approved);
        deal.Conditions.Select(condition => condition.Text).ShouldBe(StandardConditions.All.Select(standard => standard.Text), ignoreOrder: true);
        deal.Revisions[0].State.ShouldBe(RevisionState.Approved);
        var after = await desk.LookAsync(revisionId, Desk.Manager);
        after.Approvals.Select(approval => (approval.ApproverId, approval.Decision, approval.Hash)).ShouldBe(
            [(Desk.RiskOfficer.UserId, RevisionDecision.Approve, seen.Hash), (Desk.Manager.UserId, RevisionDecision.Approve, seen.Hash)]);
        after.MayDecide.ShouldBeFalse();
    }

    [Fact]
    public async Task The_order_of_signatures_does_not_matter()
    {
        var revisionId = await desk.NewRevisionAsync();
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.Manager)).Require().ShouldBe(RevisionState.InReview);
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer)).Require().ShouldBe(RevisionState.Approved);
    }

    [Fact]
    public async Task Both_signatures_at_the_same_moment_approve_once()
    {
        var revisionId = await desk.NewRevisionAsync();
        var states = await Task.WhenAll(
            desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer), desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.Manager));
        states.Select(state => state.Require()).ShouldBe([RevisionState.InReview, RevisionState.Approved], ignoreOrder: true);
    }

    [Fact]
    public async Task Conditions_of_any_signature_make_the_approval_conditional_and_join_the_checklist()
    {
        var revisionId = await desk.NewRevisionAsync();
        (await desk.DecideAsync(revisionId, RevisionDecision.ApproveWithConditions, Desk.RiskOfficer, ["Swap 95 % of the rate"])).Require();
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.Manager)).Require().ShouldBe(RevisionState.ApprovedWithConditions);
        var view = await desk.LookAsync(revisionId, Desk.Manager);
        var deal = await desk.OpenAsync(view.DealId);
        deal.Stage.ShouldBe(DealStage.ApprovedWithConditions);
        deal.Conditions.ShouldContain(condition => condition.Text == "Swap 95 % of the rate" && condition.Required && !condition.Standard);
    }

    [Theory]
    [InlineData(RevisionDecision.Return, RevisionState.Returned, DealStage.Returned)]
    [InlineData(RevisionDecision.Decline, RevisionState.Declined, DealStage.Declined)]
    public async Task One_reviewer_returns_or_declines(RevisionDecision decision, RevisionState state, DealStage stage)
    {
        var revisionId = await desk.NewRevisionAsync();
        (await desk.DecideAsync(revisionId, decision, Desk.RiskOfficer)).Require().ShouldBe(state);
        var dealId = (await desk.LookAsync(revisionId, Desk.RiskOfficer)).DealId;
        (await desk.OpenAsync(dealId)).Stage.ShouldBe(stage);
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.Manager)).ShouldBeOfType<Result<RevisionState>.Conflict>();
        (await desk.TrySubmitAsync(dealId)).ShouldBeOfType<Result<Guid>.Success>();
    }

    [Fact]
    public async Task The_submitter_is_refused_whatever_their_role_is_now()
    {
        var revisionId = await desk.NewRevisionAsync();
        var promoted = Desk.Analyst with { Role = Role.Manager };
        (await desk.LookAsync(revisionId, promoted)).MayDecide.ShouldBeFalse();
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, promoted)).ShouldBeOfType<Result<RevisionState>.Forbidden>();
        (await desk.StoredAsync($"SELECT count(*) FROM approvals WHERE revision_id = '{revisionId}'")).ShouldBe(0L);
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE subject_id = '{revisionId}' AND action = 'revision.signature-refused'")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_wrong_password_signs_nothing()
    {
        var revisionId = await desk.NewRevisionAsync();
        var refused = await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer, password: "wrong");
        refused.ShouldBeOfType<Result<RevisionState>.Invalid>().Messages.Single().Path.ShouldBe("/password");
        (await desk.StoredAsync($"SELECT count(*) FROM approvals WHERE revision_id = '{revisionId}'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Another_hash_signs_nothing()
    {
        var revisionId = await desk.NewRevisionAsync();
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer, hash: new string('0', 64))).ShouldBeOfType<Result<RevisionState>.Conflict>();
    }

    [Fact]
    public async Task Content_that_was_changed_behind_our_back_is_not_signed()
    {
        var revisionId = await desk.NewRevisionAsync();
        await desk.StoredAsync($"ALTER TABLE revisions DISABLE TRIGGER USER; UPDATE revisions SET comment = 'x' WHERE id = '{revisionId}'; ALTER TABLE revisions ENABLE TRIGGER USER");
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer)).ShouldBeOfType<Result<RevisionState>.Conflict>();
    }

    [Fact]
    public async Task A_decision_needs_a_reason_and_a_conditional_one_its_conditions()
    {
        var revisionId = await desk.NewRevisionAsync();
        var command = new DecideRevisionCommand(revisionId, RevisionDecision.ApproveWithConditions, " ", [], "", DemoUsers.Password);
        var invalid = (await desk.Get<DecideRevision>().ExecuteAsync(command, Desk.RiskOfficer, Cancel)).ShouldBeOfType<Result<RevisionState>.Invalid>();
        invalid.Messages.Select(message => message.Path).ShouldBe(["/reason", "/conditions"]);
        command.ToString().ShouldNotContain(DemoUsers.Password);
    }

    [Fact]
    public async Task An_edit_after_approval_needs_a_new_approval_and_leaves_the_signed_revision_alone()
    {
        var (dealId, revision) = await desk.NewApprovedDealAsync();
        await desk.SaveAsync(dealId, document => document with { Narrative = new Dictionary<string, string> { ["summary"] = "Later" } });
        (await desk.OpenAsync(dealId)).Stage.ShouldBe(DealStage.Draft);
        var second = (await desk.TrySubmitAsync(dealId)).Require();
        var view = await desk.LookAsync(second, Desk.RiskOfficer);
        view.Approvals.ShouldBeEmpty("a signature covers the content it was given for");
        (await desk.LookAsync(revision.RevisionId, Desk.RiskOfficer)).Hash.ShouldBe(revision.Hash);
        (await desk.LookAsync(revision.RevisionId, Desk.RiskOfficer)).State.ShouldBe(RevisionState.Approved);
    }

    [Fact]
    public async Task The_queue_holds_what_waits_and_says_for_whom()
    {
        var revisionId = await desk.NewRevisionAsync();
        async Task<ReviewQueueRow?> RowAsync(Actor actor) =>
            (await desk.Get<ListReviewQueue>().ExecuteAsync(actor, Cancel)).Require().SingleOrDefault(row => row.RevisionId == revisionId);
        (await RowAsync(Desk.RiskOfficer))!.NeedsMe.ShouldBeTrue();
        (await RowAsync(Desk.Analyst))!.NeedsMe.ShouldBeFalse();
        await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer);
        var signed = (await RowAsync(Desk.RiskOfficer))!;
        (signed.NeedsMe, signed.Signatures).ShouldBe((false, 1));
        await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.Manager);
        (await RowAsync(Desk.RiskOfficer)).ShouldBeNull();
    }
}
