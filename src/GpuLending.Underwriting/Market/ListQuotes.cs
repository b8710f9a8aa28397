using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Market;

/// <summary>The rental and sale prices on record for one GPU model.</summary>
public sealed class ListQuotes(IDbContextFactory<UnderwritingDbContext> contexts)
{
    public async Task<Result<MarketQuotes>> ExecuteAsync(string gpu, Actor actor, CancellationToken cancellationToken)
    {
        if (!RolePermissions.Allows(actor.Role, Permission.ViewDeals))
            return new Result<MarketQuotes>.Forbidden("Only people of the desk see market data.");

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Set<CatalogueEntry>().AnyAsync(entry => entry.Gpu == gpu, cancellationToken))
            return new Result<MarketQuotes>.NotFound($"GPU model {gpu}");
        return new MarketQuotes(
            gpu,
            await context.Set<RentalQuote>().AsNoTracking().Where(quote => quote.Gpu == gpu)
                .OrderByDescending(quote => quote.Date).ThenBy(quote => quote.Provider).ToListAsync(cancellationToken),
            await context.Set<ResaleQuote>().AsNoTracking().Where(quote => quote.Gpu == gpu)
                .OrderByDescending(quote => quote.Date).ToListAsync(cancellationToken));
    }
}
