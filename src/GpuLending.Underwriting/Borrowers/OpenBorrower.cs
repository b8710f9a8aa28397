using GpuLending.Engine;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>A borrower with its deals.</summary>
public sealed class OpenBorrower(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<BorrowerView>> ExecuteAsync(Guid borrowerId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<BorrowerView>(actor, Permission.ViewDeals, nameof(OpenBorrower), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Borrowers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == borrowerId, cancellationToken) is not { } borrower)
            return new Result<BorrowerView>.NotFound("The borrower");
        var deals = await (
            from deal in context.Deals.AsNoTracking()
            join draft in context.DealDrafts on deal.Id equals draft.DealId
            where deal.BorrowerId == borrowerId
            orderby draft.ChangedAt descending
            select new { deal.Id, draft.Name, deal.Stage, draft.LoanSizeAmount, draft.LoanSizeCurrency, draft.ChangedAt }).ToListAsync(cancellationToken);
        return new BorrowerView(
            borrower.Id, borrower.Version, borrower.Profile, borrower.Notes, borrower.CreatedAt, borrower.ChangedAt, actor.May(Permission.EditBorrowers),
            [.. deals.Select(deal => new BorrowerDealRow(
                deal.Id, deal.Name, deal.Stage,
                deal.LoanSizeAmount is { } amount ? new Money(amount, new Currency(deal.LoanSizeCurrency!)) : null,
                deal.ChangedAt))]);
    }
}
