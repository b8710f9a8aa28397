using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Audit;

/// <summary>Walks the record from its first row and recomputes every hash.</summary>
public sealed class VerifyAuditChain(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<AuditVerification>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewAudit))
            return await refusals.RefuseAsync<AuditVerification>(actor, Permission.ViewAudit, nameof(VerifyAuditChain), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var previous = AuditChain.Origin;
        long rows = 0;
        await foreach (var entry in context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Sequence != rows + 1)
                return Broken(rows, rows + 1, "is missing");
            if (!entry.PreviousHash.AsSpan().SequenceEqual(previous))
                return Broken(rows, entry.Sequence, "does not follow the row before it");
            if (!entry.Hash.AsSpan().SequenceEqual(AuditChain.Hash(entry)))
                return Broken(rows, entry.Sequence, "was changed after it was written");
            previous = entry.Hash;
            rows++;
        }

        return new AuditVerification(rows, null, $"All {rows} rows are as they were written.", Convert.ToHexStringLower(previous));

        AuditVerification Broken(long read, long sequence, string what) => new(read, sequence, $"Row {sequence} {what}.", Convert.ToHexStringLower(previous));
    }
}
