using GpuLending.Engine;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A deal's draws, and whether and until when another one is possible.</summary>
public sealed class ListDraws(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<DrawsView>> ExecuteAsync(Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<DrawsView>(actor, Permission.ViewDeals, nameof(ListDraws), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Deals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == dealId, cancellationToken) is not { } deal)
            return new Result<DrawsView>.NotFound("The deal");
        var draws = await (
            from draw in context.Draws.AsNoTracking()
            join revision in context.Revisions on draw.RevisionId equals revision.Id
            join author in context.Users on draw.RecordedById equals author.Id
            where draw.DealId == dealId
            orderby draw.Date, draw.RecordedAt
            select new DrawRow(draw.Id, draw.Date, draw.Amount, revision.Number, author.DisplayName, draw.RecordedAt)).ToListAsync(cancellationToken);
        var ids = draws.ConvertAll(draw => draw.DrawId);
        var evidence = await (
            from row in context.DrawEvidence.AsNoTracking()
            join condition in context.ConditionsPrecedent on row.ConditionId equals condition.Id
            where ids.Contains(row.DrawId)
            orderby condition.AddedAt, condition.Id
            select new { row.DrawId, Row = new DrawEvidenceRow(condition.Id, condition.Text, row.Evidence) }).ToListAsync(cancellationToken);
        draws = draws.ConvertAll(draw => draw with { Evidence = [.. evidence.Where(row => row.DrawId == draw.DrawId).Select(row => row.Row)] });
        var eachDraw = (await ApprovalReads.ConditionsOfAsync(context, dealId, cancellationToken)).Where(condition => condition.EachDraw).ToList();
        Money? drawn = draws.Count == 0 ? null : draws.Select(draw => draw.Amount).Aggregate((sum, amount) => sum + amount);
        var (approved, whyNot) = await DrawRules.ApprovalInForceAsync(context, deal, cancellationToken);
        var open = await context.ConditionsPrecedent.CountAsync(row => row.DealId == dealId && row.Required && !row.EachDraw && row.MetAt == null, cancellationToken);
        if (whyNot is null && approved is not null && DrawRules.ExpiredException(approved, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is { } expired)
            whyNot = DrawRules.InWords(expired);
        whyNot ??= open switch
        {
            0 => null,
            1 => "One required condition precedent is open.",
            _ => $"{open} required conditions precedent are open.",
        };
        return new DrawsView(
            draws, approved?.LoanSize, drawn,
            approved is null ? null : DrawRules.Window(RevisionContent.Document(approved), RevisionContent.Result(approved)).Until,
            actor.May(Permission.RecordDraws) && whyNot is null, whyNot)
        { EachDraw = eachDraw };
    }
}
