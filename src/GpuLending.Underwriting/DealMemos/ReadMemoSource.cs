using GpuLending.Engine.Portfolio;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Policies;
using GpuLending.Underwriting.Portfolio;
using GpuLending.Underwriting.Serials;
using GpuLending.Underwriting.Simulations;
using GpuLending.Underwriting.Stress;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>Gathers what a paper is written from. A revision is printed from its stored bytes and never computed again; reading it changes nothing,
/// so printing a submission does not start its review.</summary>
public sealed class ReadMemoSource(
    IDbContextFactory<UnderwritingDbContext> contexts, OpenDeal openDeal, EvaluateDeal evaluate, MeasureContribution measureContribution, AssessedContent assessed, ReadMarketSnapshot readMarket, TimeProvider clock)
{
    internal Task<Result<MemoSource>> ReadAsync(MemoSubject subject, Actor actor, CancellationToken cancellationToken) => subject switch
    {
        MemoSubject.OfRevision revision => OfRevisionAsync(revision.RevisionId, cancellationToken),
        MemoSubject.OfDraft draft => OfDraftAsync(draft.DealId, actor, cancellationToken),
        _ => throw new ArgumentException($"No paper is written from {subject.GetType().Name}.", nameof(subject)),
    };

    private async Task<Result<MemoSource>> OfRevisionAsync(Guid revisionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from row in context.Revisions.AsNoTracking()
            join submitter in context.Users on row.SubmitterId equals submitter.Id
            where row.Id == revisionId
            select new { Revision = row, SubmitterName = submitter.DisplayName }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return new Result<MemoSource>.NotFound("The revision");

        var revision = found.Revision;
        if (RevisionHash.Of(revision) != revision.Hash)
            return new Result<MemoSource>.Conflict("The stored content does not give the stored hash: it was changed outside this system. Nothing is printed from it.");
        var review = await RevisionReview.LoadAsync(context, revision, clock.GetUtcNow(), cancellationToken);
        var state = review.LatestStep.State;
        var before = await context.Revisions.AsNoTracking().Where(row => row.DealId == revision.DealId && row.Number < revision.Number)
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        var conditions = await ApprovalReads.ConditionsOfAsync(context, revision.DealId, cancellationToken);
        return new MemoSource
        {
            DealName = review.Document.Case.Name,
            Document = review.Document,
            Result = review.Result,
            Snapshot = await readMarket.ExecuteAsync(revision.SnapshotId, cancellationToken),
            Draft = state is not (RevisionState.Approved or RevisionState.ApprovedWithConditions),
            Status = MemoWords.Status(revision, review.LatestStep),
            Revision = revision.Number,
            Hash = revision.Hash,
            Decision = MemoWords.Decision(review.LatestStep, review.Approvals),
            Authority = MemoWords.Authority(review.Authority),
            Comment = revision.Comment,
            Serials = await CountSerials.OfAsync(context, revision.DealId, review.Document.Case.Lots, cancellationToken),
            Exceptions = [.. review.Exceptions.Select(MemoWords.Exception)],
            Signatures =
            [
                new(found.SubmitterName, $"submitted revision {FigureFormat.Count(revision.Number)}", revision.SubmittedAt, revision.Comment),
                .. review.Approvals.Select(MemoWords.Signature),
            ],
            Conditions = [.. conditions.Select(MemoWords.Condition)],
            Changes = before is null ? [] : MemoWords.Changes(before, review.Document, review.Result),
            Phrases = review.Phrases,
            PrintedAt = clock.GetUtcNow(),
        };
    }

    private async Task<Result<MemoSource>> OfDraftAsync(Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        var opened = await openDeal.ExecuteAsync(dealId, actor, cancellationToken);
        if (opened is not Result<DealView>.Success { Value: var deal }) return opened.Other<DealView, MemoSource>();

        var evaluated = await evaluate.ExecuteAsync(deal.Current, null, actor, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var serials = await CountSerials.OfAsync(context, dealId, deal.Current.Case.Lots, cancellationToken);
        var simulation = evaluated is Result<Evaluation>.Success { Value.Snapshot.Id: var market }
            ? await SimulationReads.OfContentAsync(context, dealId, deal.Current.Case, market, cancellationToken)
            : null;
        var book = evaluated is Result<Evaluation>.Success ? await measureContribution.ExecuteAsync(dealId, deal.Current, actor, cancellationToken) : null;
        var phrases = (await PolicyRegister.InForceAsync(context, clock.GetUtcNow(), cancellationToken)).Document.Phrases;
        return evaluated.Then(evaluation => OfDraft(deal, evaluation, phrases, serials, simulation, book, cancellationToken));
    }

    private MemoSource OfDraft(
        DealView deal, Evaluation evaluation, IReadOnlyList<PhraseRule> phrases, IReadOnlyList<LotSerialCount> serials, SimulationResult? simulation, BookContribution? book, CancellationToken cancellationToken)
    {
        var (stress, backtests) = assessed.Of(deal.Current, evaluation, cancellationToken);
        return new MemoSource
        {
            Phrases = phrases,
            Serials = serials,
            DealName = deal.Current.Case.Name,
            Document = deal.Current,
            Result = evaluation.Result with
            {
                Residual = ResidualAssessment.Of(deal.Current.Case, evaluation.Snapshot, evaluation.Result.ValuationDate, evaluation.Catalogue),
                Simulation = simulation,
                Stress = stress,
                Backtests = backtests,
                Book = book,
            },
            Snapshot = evaluation.Snapshot,
            Draft = true,
            Status = "Working draft, not submitted",
            Exceptions = [.. evaluation.Exceptions.Select(MemoWords.Exception)],
            Conditions = [.. deal.Conditions.Select(MemoWords.Condition)],
            PrintedAt = clock.GetUtcNow(),
        };
    }
}
