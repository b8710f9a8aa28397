using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Audit;

/// <summary>What happens to somebody who asks for what their role does not allow: told, logged and put on the record.</summary>
public sealed partial class RefusalLog(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, ILogger<RefusalLog> logger)
{
    public async Task<Result<T>> RefuseAsync<T>(Actor actor, Permission permission, string useCase, CancellationToken cancellationToken)
    {
        LogRefused(actor.UserId, actor.Role, permission, useCase);
        await WriteAsync(actor, new AuditEvent(AuditActions.Refused, "permission", null, null, new { useCase, permission, actor.Role }), cancellationToken);
        return new Result<T>.Forbidden($"Your role ({RoleNames.InWords(actor.Role)}) may not do this.");
    }

    public async Task<Result<T>> RefuseAsync<T>(Actor actor, AuditEvent refused, string reason, CancellationToken cancellationToken)
    {
        LogRefusedWithReason(actor.UserId, refused.Action, refused.SubjectId);
        await WriteAsync(actor, refused, cancellationToken);
        return new Result<T>.Forbidden(reason);
    }

    /// <summary>A page or endpoint that was asked for without the right to it, where no use case was reached.</summary>
    public Task RecordAsync(Actor actor, string address, CancellationToken cancellationToken) =>
        WriteAsync(actor, new AuditEvent(AuditActions.Refused, "page", null, null, new { address, actor.Role }), cancellationToken);

    private async Task WriteAsync(Actor actor, AuditEvent refused, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var known = await context.Users.AnyAsync(user => user.Id == actor.UserId, cancellationToken);
            await audit.AppendAsync(context, known ? actor : null, refused, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
        {
            // The answer is no all the same.
            LogNotRecorded(lost, refused.Action);
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "Refused: user {ActorId} with role {Role} lacks {Permission} for {UseCase}")]
    private partial void LogRefused(Guid actorId, Role role, Permission permission, string useCase);

    [LoggerMessage(2002, LogLevel.Warning, "Refused: user {ActorId}, {Action} on {SubjectId}")]
    private partial void LogRefusedWithReason(Guid actorId, string action, Guid? subjectId);

    [LoggerMessage(2003, LogLevel.Error, "A refusal ({Action}) could not be put on the record: the database cannot be reached")]
    private partial void LogNotRecorded(Exception exception, string action);
}
