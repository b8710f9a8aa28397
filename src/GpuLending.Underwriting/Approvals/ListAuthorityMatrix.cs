using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>The authority matrix, in the order its rows are tried.</summary>
public sealed class ListAuthorityMatrix(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<IReadOnlyList<AuthorityMatrixRow>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<IReadOnlyList<AuthorityMatrixRow>>(actor, Permission.ViewDeals, nameof(ListAuthorityMatrix), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.AuthorityMatrix.AsNoTracking().OrderBy(row => row.Order).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new AuthorityMatrixRow(
            row.Order, row.UpToAmount, row.WeakestRating, row.MaximumLoanToValue, row.MaximumExceptions, row.Signatures, AuthorityMatrix.InWords(row)));
    }
}
