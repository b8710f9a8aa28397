using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>Borrowers by name.</summary>
public sealed class ListBorrowers(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<Page<BorrowerListRow>>> ExecuteAsync(string? search, int skip, int take, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<Page<BorrowerListRow>>(actor, Permission.ViewDeals, nameof(ListBorrowers), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var borrowers = context.Borrowers.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = LikePattern.Containing(search);
            borrowers = borrowers.Where(row => EF.Functions.ILike(row.Name, pattern, "\\"));
        }

        var total = await borrowers.CountAsync(cancellationToken);
        var rows = await borrowers.OrderBy(row => row.Name).Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 1, 200))
            .Select(row => new BorrowerListRow(
                row.Id, row.Name, row.Rating, row.Country, context.Deals.Count(deal => deal.BorrowerId == row.Id), row.ChangedAt))
            .ToListAsync(cancellationToken);
        return new Page<BorrowerListRow>(rows, total);
    }
}
