using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Signs a revision, or returns or declines it. Never its submitter, never without the password, and only the content that was shown.</summary>
public sealed partial class DecideRevision(
    IDbContextFactory<UnderwritingDbContext> contexts, PasswordCheck passwords, AuditTrail audit, RefusalLog refusals, TimeProvider clock,
    ILogger<DecideRevision> logger)
{
    private const int LongestReason = 4000;
    private const int LongestCondition = 2000;
    private const int MostConditions = 50;

    public async Task<Result<RevisionState>> ExecuteAsync(DecideRevisionCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DecideRevisions))
            return await refusals.RefuseAsync<RevisionState>(actor, Permission.DecideRevisions, nameof(DecideRevision), cancellationToken);
        if (Check(command) is { Count: > 0 } problems)
            return new Result<RevisionState>.Invalid(problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var revision = await context.Revisions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.RevisionId, cancellationToken);
        if (revision is null)
            return new Result<RevisionState>.NotFound("The revision");
        if (revision.SubmitterId == actor.UserId)
            return await RefuseAsync(revision, "submitter", "You submitted this revision; somebody else decides it.", actor, cancellationToken);
        if (await passwords.RefusalAsync(actor.UserId, command.Password) is { } wrong)
        {
            await RefuseAsync(revision, "password", wrong, actor, cancellationToken);
            return new Result<RevisionState>.Invalid([new FieldMessage("/password", wrong)]);
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var deal = await DealLock.HoldAsync(context, revision.DealId, cancellationToken);
        var review = await RevisionReview.LoadAsync(context, revision, clock.GetUtcNow(), cancellationToken);
        if (review.WhyNot(actor) is { } whyNot)
            return new Result<RevisionState>.Conflict(whyNot);
        if (!string.Equals(command.Hash, revision.Hash, StringComparison.OrdinalIgnoreCase))
            return new Result<RevisionState>.Conflict("What you looked at is not this revision's content. Open it again.");
        if (RevisionHash.Of(revision) != revision.Hash)
        {
            LogTampered(revision.Id);
            return new Result<RevisionState>.Conflict("The stored content does not give the stored hash: it was changed outside this system. Nothing was signed.");
        }

        if (Approves(command.Decision) && review.WhyNotApprove(actor) is { } authority)
        {
            await transaction.RollbackAsync(cancellationToken);
            return await RefuseAsync(revision, "authority", authority, actor, cancellationToken);
        }

        var state = await SignAsync(context, deal, review, command, actor, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogDecided(revision.Id, actor.UserId, command.Decision, state);
        return state;
    }

    private async Task<RevisionState> SignAsync(
        UnderwritingDbContext context, Deal deal, RevisionReview review, DecideRevisionCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var conditions = command.Decision == RevisionDecision.ApproveWithConditions ? command.Conditions.Select(text => text.Trim()).ToArray() : [];
        context.Add(new Approval
        {
            Id = Guid.CreateVersion7(now),
            RevisionId = review.Revision.Id,
            SubmitterId = review.Revision.SubmitterId,
            ApproverId = actor.UserId,
            ApproverRole = actor.Role,
            Decision = command.Decision,
            Reason = command.Reason.Trim(),
            Conditions = conditions,
            Hash = review.Revision.Hash,
            At = now,
        });
        var complete = AuthorityMatrix.Fill(review.Authority.Missing, actor.Role).Count == 0;
        var withConditions = conditions.Length > 0 || review.Approvals.Any(approval => approval.Conditions.Count > 0);
        var state = command.Decision switch
        {
            RevisionDecision.Return => RevisionState.Returned,
            RevisionDecision.Decline => RevisionState.Declined,
            RevisionDecision.Approve or RevisionDecision.ApproveWithConditions when !complete => RevisionState.InReview,
            RevisionDecision.Approve or RevisionDecision.ApproveWithConditions when withConditions => RevisionState.ApprovedWithConditions,
            RevisionDecision.Approve or RevisionDecision.ApproveWithConditions => RevisionState.Approved,
        };
        if (state != review.LatestStep.State)
        {
            context.Add(new RevisionEvent
            {
                RevisionId = review.Revision.Id,
                Sequence = review.LatestStep.Sequence + 1,
                State = state,
                ActorId = actor.UserId,
                At = now,
            });
        }

        if (state is RevisionState.Approved or RevisionState.ApprovedWithConditions)
            await AddConditionsAsync(context, review, [.. review.Approvals.SelectMany(approval => approval.Conditions), .. conditions], actor, now, cancellationToken);
        var live = await context.Draws.AnyAsync(draw => draw.DealId == deal.Id, cancellationToken);
        deal.MoveTo(
            state switch
            {
                RevisionState.Returned => DealStage.Returned,
                RevisionState.Declined => DealStage.Declined,
                RevisionState.Approved or RevisionState.ApprovedWithConditions when live => DealStage.Amended,
                RevisionState.Approved => DealStage.Approved,
                RevisionState.ApprovedWithConditions => DealStage.ApprovedWithConditions,
                RevisionState.InReview or RevisionState.Submitted or RevisionState.Superseded => DealStage.InReview,
            },
            now);
        await audit.AppendAsync(
            context, actor,
            new AuditEvent(
                state == RevisionState.InReview ? AuditActions.RevisionSigned : AuditActions.RevisionDecided, "revision", review.Revision.Id, deal.Id,
                new { command.Decision, state, review.Revision.Hash, conditions = conditions.Length }),
            cancellationToken);
        return state;
    }

    /// <summary>What the signers asked for, and of the standard checklist what the deal does not have yet.</summary>
    private static async Task AddConditionsAsync(
        UnderwritingDbContext context, RevisionReview review, IReadOnlyList<string> asked, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var dealId = review.Revision.DealId;
        var known = await context.ConditionsPrecedent.Where(row => row.DealId == dealId && row.StandardKey != null).Select(row => row.StandardKey!).ToListAsync(cancellationToken);
        foreach (var (key, text, eachDraw) in StandardConditions.All.Where(standard => !known.Contains(standard.Key, StringComparer.Ordinal)))
            context.Add(New(key, text, eachDraw));
        foreach (var text in asked)
            context.Add(New(null, text, false));

        ConditionPrecedent New(string? key, string text, bool eachDraw) => new()
        {
            Id = Guid.CreateVersion7(now),
            DealId = dealId,
            RevisionId = review.Revision.Id,
            StandardKey = key,
            Text = text,
            Required = true,
            EachDraw = eachDraw,
            AddedById = actor.UserId,
            AddedAt = now,
        };
    }

    private static bool Approves(RevisionDecision decision) => decision is RevisionDecision.Approve or RevisionDecision.ApproveWithConditions;

    private static List<FieldMessage> Check(DecideRevisionCommand command)
    {
        var messages = new List<FieldMessage>();
        if (!Enum.IsDefined(command.Decision))
            messages.Add(new FieldMessage("/decision", "There is no such decision."));
        if (string.IsNullOrWhiteSpace(command.Reason))
            messages.Add(new FieldMessage("/reason", "A decision needs a reason."));
        else if (command.Reason.Length > LongestReason || command.Reason.Contains('\0', StringComparison.Ordinal))
            messages.Add(new FieldMessage("/reason", $"A reason has at most {LongestReason} characters, and no null character."));
        if (command.Decision != RevisionDecision.ApproveWithConditions)
        {
            if (command.Conditions.Count > 0)
                messages.Add(new FieldMessage("/conditions", "Conditions go with an approval with conditions."));
            return messages;
        }

        if (command.Conditions.Count is 0 or > MostConditions)
            messages.Add(new FieldMessage("/conditions", $"An approval with conditions names 1 to {MostConditions} of them."));
        for (var i = 0; i < command.Conditions.Count; i++)
        {
            var text = command.Conditions[i];
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestCondition || text.Contains('\0', StringComparison.Ordinal))
                messages.Add(new FieldMessage($"/conditions/{i}", $"A condition has 1 to {LongestCondition} characters, and no null character."));
        }

        return messages;
    }

    private Task<Result<RevisionState>> RefuseAsync(Revision revision, string why, string reason, Actor actor, CancellationToken cancellationToken) =>
        refusals.RefuseAsync<RevisionState>(
            actor, new AuditEvent(AuditActions.SignatureRefused, "revision", revision.Id, revision.DealId, new { why }), reason, cancellationToken);

    [LoggerMessage(2202, LogLevel.Information, "Revision {RevisionId}: {Decision} by {ActorId}, now {State}")]
    private partial void LogDecided(Guid revisionId, Guid actorId, RevisionDecision decision, RevisionState state);

    [LoggerMessage(2203, LogLevel.Critical, "Revision {RevisionId}: the stored content does not give the stored hash")]
    private partial void LogTampered(Guid revisionId);
}
