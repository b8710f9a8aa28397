using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Attachments;

/// <summary>Takes a version out of what counts, with a reason; it stays on file. Whoever filed it may, and a manager.</summary>
public sealed class WithdrawAttachment(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    /// <returns>The version's number.</returns>
    public async Task<Result<int>> ExecuteAsync(Guid attachmentId, int number, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageAttachments))
            return await refusals.RefuseAsync<int>(actor, Permission.ManageAttachments, nameof(WithdrawAttachment), cancellationToken);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > FileIntake.LongestNote || reason.Contains('\0', StringComparison.Ordinal))
            return new Result<int>.Invalid([new FieldMessage("/reason", "Say why, in at most 2,000 characters.")]);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Attachments.SingleOrDefaultAsync(row => row.Id == attachmentId, cancellationToken) is not { } document)
            return new Result<int>.NotFound("The document");
        // One after the other with stage moves, which count what is on file.
        await DealLock.HoldAsync(context, document.DealId, cancellationToken);
        if (await context.AttachmentVersions.SingleOrDefaultAsync(row => row.AttachmentId == attachmentId && row.Number == number, cancellationToken) is not { } version)
            return new Result<int>.NotFound("The document's version");
        if (version.AddedById != actor.UserId && actor.Role != Role.Manager)
            return new Result<int>.Forbidden("Somebody else filed this version; they or a manager may withdraw it.");
        if (version.WithdrawnAt is not null)
            return new Result<int>.Conflict("This version is withdrawn already.");
        version.Withdraw(reason.Trim(), actor.UserId, clock.GetUtcNow());
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.AttachmentWithdrawn, "attachment", attachmentId, document.DealId, new { version = number, reason = reason.Trim() }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return number;
    }
}
