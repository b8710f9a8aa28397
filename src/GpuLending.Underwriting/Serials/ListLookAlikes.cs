using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Serials;

/// <summary>Serials of two deals that can be taken for each other: the open questions, or those that were answered, newest first.</summary>
public sealed class ListLookAlikes(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    private const int MostRows = 200;

    public async Task<Result<Page<LookAlikeRow>>> ExecuteAsync(bool open, int skip, int take, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<Page<LookAlikeRow>>(actor, Permission.ViewDeals, nameof(ListLookAlikes), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var questions = context.LookAlikeQuestions.AsNoTracking().Where(row => row.Answer == null == open);
        var total = await questions.CountAsync(cancellationToken);
        var rows = await (
            from row in questions
            join asking in context.DealDrafts on row.AskingDealId equals asking.DealId
            join holding in context.DealDrafts on row.HoldingDealId equals holding.DealId
            join asker in context.Users on row.AskedById equals asker.Id
            join officer in context.Users on row.AnsweredById equals officer.Id into officers
            from officer in officers.DefaultIfEmpty()
            orderby row.AskedAt descending, row.First, row.Second
            select new LookAlikeRow(
                row.Id, row.AskingSerial, row.AskingDealId, asking.Name, row.AskingLotId, row.First == row.AskingSerial ? row.Second : row.First, row.HoldingDealId, holding.Name,
                row.HoldingLotId, asker.DisplayName, row.AskedAt, row.Answer, officer == null ? null : officer.DisplayName, row.AnsweredAt, row.Reason))
            .Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 1, MostRows)).ToListAsync(cancellationToken);
        return new Page<LookAlikeRow>(rows, total);
    }
}
