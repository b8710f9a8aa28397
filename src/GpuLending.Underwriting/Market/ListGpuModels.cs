using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Market;

/// <summary>The GPU catalogue, newest parts first within each maker.</summary>
public sealed class ListGpuModels(IDbContextFactory<UnderwritingDbContext> contexts)
{
    public async Task<Result<IReadOnlyList<CatalogueEntry>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!RolePermissions.Allows(actor.Role, Permission.ViewDeals))
            return new Result<IReadOnlyList<CatalogueEntry>>.Forbidden("Only people of the desk see market data.");

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        IReadOnlyList<CatalogueEntry> entries = await context.Set<CatalogueEntry>().AsNoTracking()
            .OrderByDescending(entry => entry.Vendor)
            .ThenByDescending(entry => entry.GeneralAvailability ?? entry.PlannedDate)
            .ThenBy(entry => entry.Gpu)
            .ToListAsync(cancellationToken);
        return new Result<IReadOnlyList<CatalogueEntry>>.Success(entries);
    }
}
