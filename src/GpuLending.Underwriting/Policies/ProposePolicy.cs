using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GpuLending.Underwriting.Policies;

/// <summary>Freezes a changed policy as the next version, for somebody else to sign. Nothing changes until they do.</summary>
public sealed partial class ProposePolicy(
    IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock, ILogger<ProposePolicy> logger)
{
    private const int LongestReason = 4000;

    /// <returns>The number of the new version.</returns>
    public async Task<Result<int>> ExecuteAsync(ProposePolicyCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ProposePolicies))
            return await refusals.RefuseAsync<int>(actor, Permission.ProposePolicies, nameof(ProposePolicy), cancellationToken);
        var now = clock.GetUtcNow();
        if (Check(command, DateOnly.FromDateTime(now.UtcDateTime)) is { Count: > 0 } problems)
            return new Result<int>.Invalid(problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await PolicyRegister.HoldAsync(context, cancellationToken);
        var head = await PolicyRegister.HeadAsync(context, cancellationToken);
        if (head != command.BaseNumber)
            return new Result<int>.Conflict($"Version {head} of the policy was approved since you opened version {command.BaseNumber}. Look at it, then propose your change on it.");
        var before = await context.PolicyVersions.AsNoTracking().SingleAsync(row => row.Number == head, cancellationToken);
        var changes = PolicyDiff.InWords(PolicyRegister.Read(before), command.Document);
        if (changes.Count == 0)
            return new Result<int>.Invalid([new FieldMessage("", $"The proposal says what version {head} says: there is nothing to sign.")]);
        if (command.EffectiveDate < before.EffectiveDate)
            return new Result<int>.Invalid([new FieldMessage("/effectiveDate", $"First day is {FigureFormat.Date(command.EffectiveDate)}: version {head} is in force from {FigureFormat.Date(before.EffectiveDate)}, and this one builds on it.")]);

        var number = 1 + await context.PolicyVersions.MaxAsync(row => row.Number, cancellationToken);
        var version = PolicyContent.Freeze(number, head, command.Document, actor.UserId, command.Reason.Trim(), command.EffectiveDate, now);
        context.Add(version);
        await context.PolicyDrafts.Where(draft => draft.UserId == actor.UserId).ExecuteDeleteAsync(cancellationToken);
        await audit.AppendAsync(
            context, actor,
            new AuditEvent(AuditActions.PolicyProposed, "policy", version.Id, null, new { number, baseNumber = head, version.EffectiveDate, version.Hash, changes = changes.Count }),
            cancellationToken);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.CheckViolation } refused)
        {
            // The database's own guard knows the person's role as it is now.
            return new Result<int>.Conflict(refused.MessageText);
        }

        await transaction.CommitAsync(cancellationToken);
        LogProposed(number, actor.UserId);
        return number;
    }

    private static List<FieldMessage> Check(ProposePolicyCommand command, DateOnly today)
    {
        var messages = PolicyDocumentValidator.Check(command.Document).ToList();
        if (string.IsNullOrWhiteSpace(command.Reason))
            messages.Add(new FieldMessage("/reason", "Reason is empty: say why the policy changes."));
        else if (command.Reason.Length > LongestReason || command.Reason.Contains('\0', StringComparison.Ordinal))
            messages.Add(new FieldMessage("/reason", $"Reason has at most {LongestReason} characters, and no null character."));
        if (command.EffectiveDate < today || command.EffectiveDate > today.AddYears(2))
        {
            messages.Add(new FieldMessage(
                "/effectiveDate", $"First day is {FigureFormat.Date(command.EffectiveDate)}: enter {FigureFormat.Date(today)} to {FigureFormat.Date(today.AddYears(2))}."));
        }

        return messages;
    }

    [LoggerMessage(2401, LogLevel.Information, "Policy version {Number} proposed by {ActorId}")]
    private partial void LogProposed(int number, Guid actorId);
}
