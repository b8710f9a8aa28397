using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Portfolio;
using GpuLending.Underwriting.Simulations;
using GpuLending.Underwriting.Stress;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Freezes the saved draft with its result as a revision and puts it into the reviewers' queue.</summary>
public sealed partial class SubmitDeal(
    IDbContextFactory<UnderwritingDbContext> contexts, EvaluateDeal evaluateDeal, MeasureContribution measureContribution, AssessedContent assessed, AuditTrail audit, RefusalLog refusals, TimeProvider clock,
    ILogger<SubmitDeal> logger)
{
    private const int LongestComment = 4000;

    public async Task<Result<Guid>> ExecuteAsync(SubmitDealCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.SubmitDeals))
            return await refusals.RefuseAsync<Guid>(actor, Permission.SubmitDeals, nameof(SubmitDeal), cancellationToken);
        if (command.Comment.Length > LongestComment || command.Comment.Contains('\0', StringComparison.Ordinal))
            return new Result<Guid>.Invalid([new FieldMessage("/comment", $"A comment has at most {LongestComment} characters, and no null character.")]);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await context.DealDrafts.AsNoTracking().SingleOrDefaultAsync(row => row.DealId == command.DealId, cancellationToken);
        if (draft is null)
            return new Result<Guid>.NotFound("The deal");
        if (draft.Version != command.BaseVersion)
            return new Result<Guid>.Conflict("Somebody else saved this deal since you opened it. Look at what is saved now, then submit.");
        if (await context.Journals.AnyAsync(row => row.DealId == command.DealId && row.UserId == actor.UserId && row.Position > 0, cancellationToken))
            return new Result<Guid>.Conflict("You have changes that are not saved. Save or undo them first: what is submitted is what is saved.");

        Evaluation evaluation;
        switch (await evaluateDeal.ExecuteAsync(draft.Document, Scenario.Base, actor, cancellationToken))
        {
            case Result<Evaluation>.Success success:
                evaluation = success.Value;
                break;
            case Result<Evaluation>.Invalid invalid:
                return new Result<Guid>.Invalid(invalid.Messages);
            case Result<Evaluation>.NotComputable cannot:
                return new Result<Guid>.NotComputable(cannot.Reason);
            case Result<Evaluation>.Forbidden forbidden:
                return new Result<Guid>.Forbidden(forbidden.Reason);
            case var other:
                throw new InvalidOperationException($"An evaluation does not end in {other.GetType().Name}.");
        }

        var unanswered = evaluation.Exceptions.Where(exception => exception.Mitigant is null)
            .Select(exception => new FieldMessage(
                "/mitigants/" + exception.Rule, $"{exception.Title}: {exception.Actual}, policy is {exception.Limit}. Say why this is acceptable."))
            .ToList();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        unanswered.AddRange(evaluation.Exceptions.Where(exception => exception.Mitigant is not null && exception.Expiry < today)
            .Select(exception => new FieldMessage(
                $"/mitigants/{exception.Rule}/expiry", $"{exception.Title}: the exception ended on {Figures.FigureFormat.Date(exception.Expiry)}. Say until when it stands now.")));
        if (unanswered.Count > 0)
            return new Result<Guid>.Invalid(unanswered);

        var residual = ResidualAssessment.Of(draft.Document.Case, evaluation.Snapshot, evaluation.Result.ValuationDate, evaluation.Catalogue);
        var simulation = await SimulationReads.OfContentAsync(context, command.DealId, draft.Document.Case, evaluation.Snapshot.Id, cancellationToken);
        var (stress, backtests) = assessed.Of(draft.Document, evaluation, cancellationToken);
        var book = await measureContribution.ExecuteAsync(command.DealId, draft.Document, actor, cancellationToken);
        return await FreezeAsync(
            context, command, draft.Document,
            evaluation with { Result = evaluation.Result with { Residual = residual, Simulation = simulation, Stress = stress, Backtests = backtests, Book = book } }, actor, cancellationToken);
    }

    private async Task<Result<Guid>> FreezeAsync(
        UnderwritingDbContext context, SubmitDealCommand command, DealDocument document, Evaluation evaluation, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var deal = await DealLock.HoldAsync(context, command.DealId, cancellationToken);
        if (!DealStages.CanEdit(deal.Stage))
            return new Result<Guid>.Conflict("The deal has ended; nothing more can be submitted.");
        if (await DocumentChecklist.WhyNotAsync(context, deal.Id, DealStage.Submitted, clock.GetUtcNow(), cancellationToken) is { } missing)
            return new Result<Guid>.Conflict(missing);
        if (await context.DealDrafts.AsNoTracking().Where(row => row.DealId == command.DealId).Select(row => row.Version).SingleAsync(cancellationToken) != command.BaseVersion)
            return new Result<Guid>.Conflict("Somebody else saved this deal since you opened it. Look at what is saved now, then submit.");

        var now = clock.GetUtcNow();
        now = new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        var previous = await context.Revisions.AsNoTracking().Where(row => row.DealId == command.DealId).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        var revision = RevisionContent.Freeze(command.DealId, (previous?.Number ?? 0) + 1, document, evaluation.Result, evaluation.Snapshot, evaluation.Exceptions, actor.UserId,
            command.Comment.Trim(), now);
        if (previous is not null)
        {
            var last = await ApprovalReads.LatestStepAsync(context, previous.Id, cancellationToken);
            if (last.State is RevisionState.Submitted or RevisionState.InReview)
            {
                if (previous.Document.AsSpan().SequenceEqual(revision.Document) && previous.SnapshotId == revision.SnapshotId)
                    return new Result<Guid>.Conflict($"Revision {previous.Number} has this content already and is under review.");
                context.Add(Step(previous.Id, last.Sequence + 1, RevisionState.Superseded, actor, now));
                await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.RevisionSuperseded, "revision", previous.Id, deal.Id), cancellationToken);
            }
        }

        context.Add(revision);
        context.Add(Step(revision.Id, 1, RevisionState.Submitted, actor, now));
        deal.MoveTo(DealStage.Submitted, now);
        await audit.AppendAsync(
            context, actor,
            new AuditEvent(AuditActions.DealSubmitted, "revision", revision.Id, deal.Id, new { revision.Number, revision.Hash, exceptions = evaluation.Exceptions.Select(exception => exception.Rule) }),
            cancellationToken);
        foreach (var given in document.Case.Valuation.Overrides)
        {
            var level = evaluation.Result.Collateral.Lots.FirstOrDefault(lot => lot.LotId == given.LotId)?.MarkFactor;
            await audit.AppendAsync(
                context, actor,
                new AuditEvent(AuditActions.MarkOverridden, "revision", revision.Id, deal.Id, new { given.LotId, given.ValuePerGpu, given.Date, given.Reason, shareOfCurve = level }),
                cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogSubmitted(deal.Id, revision.Id, actor.UserId);
        return revision.Id;
    }

    private static RevisionEvent Step(Guid revisionId, int sequence, RevisionState state, Actor actor, DateTimeOffset at) =>
        new() { RevisionId = revisionId, Sequence = sequence, State = state, ActorId = actor.UserId, At = at };

    [LoggerMessage(2201, LogLevel.Information, "Deal {DealId} submitted as revision {RevisionId} by {ActorId}")]
    private partial void LogSubmitted(Guid dealId, Guid revisionId, Guid actorId);
}
