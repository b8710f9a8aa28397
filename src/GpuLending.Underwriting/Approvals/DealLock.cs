using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Holds a deal's row until the transaction ends, so that submissions, signatures and draws of one deal come one after the other.</summary>
internal static class DealLock
{
    public static async Task<Deal> HoldAsync(UnderwritingDbContext context, Guid dealId, CancellationToken cancellationToken)
    {
        var held = await context.Deals.FromSql($"SELECT * FROM deals WHERE id = {dealId} FOR UPDATE").ToListAsync(cancellationToken);
        var deal = held.Single();
        // An instance read before the lock would still show what was then.
        await context.Entry(deal).ReloadAsync(cancellationToken);
        return deal;
    }
}
