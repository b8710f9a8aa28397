using GpuLending.Engine;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Policies;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A revision with its signatures and the authority it needs: what looking at it and deciding on it have in common.</summary>
internal sealed record RevisionReview(
    Revision Revision, RevisionEvent LatestStep, DealDocument Document, UnderwritingResult Result, IReadOnlyList<PolicyException> Exceptions,
    IReadOnlyList<ApprovalRow> Approvals, AuthorityRequirement Authority)
{
    /// <summary>Phrases of the policy that the authority is read from.</summary>
    public IReadOnlyList<PhraseRule> Phrases { get; init; } = [];

    public static async Task<RevisionReview> LoadAsync(UnderwritingDbContext context, Revision revision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var approvals = await (
            from approval in context.Approvals.AsNoTracking()
            join approver in context.Users on approval.ApproverId equals approver.Id
            where approval.RevisionId == revision.Id
            orderby approval.At, approval.Id
            select new ApprovalRow(
                approval.Id, approval.ApproverId, approver.DisplayName, approval.ApproverRole, approval.Decision, approval.Reason, approval.Conditions, approval.Hash,
                approval.At)).ToListAsync(cancellationToken);
        var latest = await ApprovalReads.LatestStepAsync(context, revision.Id, cancellationToken);
        var open = latest.State is RevisionState.Submitted or RevisionState.InReview;
        // What was decided was decided under the authority of that day.
        var policy = (await PolicyRegister.InForceAsync(context, open ? now : latest.At, cancellationToken)).Document;
        var document = RevisionContent.Document(revision);
        var result = RevisionContent.Result(revision);
        var exceptions = RevisionContent.Exceptions(revision.Exceptions);
        var subject = new PolicySubject(document, result, policy.Lending);
        var authority = AuthorityMatrix.Requirement(
            policy.Authority, revision.LoanSize, subject.WeakestCustomer, subject.MaximumLoanToValue, exceptions.Count,
            approvals.Where(approval => approval.Decision is RevisionDecision.Approve or RevisionDecision.ApproveWithConditions).Select(approval => approval.ApproverRole));
        return new RevisionReview(
            revision, latest, document, result, exceptions, approvals, authority)
        {
            Phrases = policy.Phrases,
        };
    }

    /// <summary>Why this actor may decide nothing about the revision; null when they may.</summary>
    public string? WhyNot(Actor actor) => this switch
    {
        _ when !actor.May(Permission.DecideRevisions) => $"Your role ({RoleNames.InWords(actor.Role)}) decides no revisions.",
        _ when Revision.SubmitterId == actor.UserId => "You submitted this revision; somebody else decides it.",
        _ when LatestStep.State is not (RevisionState.Submitted or RevisionState.InReview) => "This revision is decided.",
        _ when Approvals.Any(approval => approval.ApproverId == actor.UserId) => "You have signed already; another signature is missing.",
        _ => null,
    };

    /// <summary>Why this actor's signature would approve nothing; null when it would. Returning and declining need no such authority.</summary>
    public string? WhyNotApprove(Actor actor) => Authority.CanSign(actor.Role)
        ? null
        : $"This loan needs the signature of {string.Join(" and ", Authority.Missing.Select(role => "a " + RoleNames.InWords(role)))} ({Authority.Bounds}).";
}
