using GpuLending.Engine;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A deal's draws, and whether and until when another one is possible.</summary>
public sealed class ListDraws(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
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
        Money? drawn = draws.Count == 0 ? null : draws.Select(draw => draw.Amount).Aggregate((sum, amount) => sum + amount);
        var (approved, whyNot) = await DrawRules.ApprovalInForceAsync(context, deal, cancellationToken);
        var open = await context.ConditionsPrecedent.CountAsync(row => row.DealId == dealId && row.Required && row.MetAt == null, cancellationToken);
        whyNot ??= open switch
        {
            0 => null,
            1 => "One required condition precedent is open.",
            _ => $"{open} required conditions precedent are open.",
        };
        return new DrawsView(
            draws, approved?.LoanSize, drawn,
            approved is null ? null : DrawRules.Window(RevisionContent.Document(approved), RevisionContent.Result(approved)).Until,
            actor.May(Permission.RecordDraws) && whyNot is null, whyNot);
    }
}
