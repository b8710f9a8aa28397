using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GpuLending.Underwriting.Policies;

/// <summary>
/// Signs a proposed policy, or declines it; its proposer can only withdraw it. Never without the password, and only the content that was shown. A policy
/// whose first day has come enters a new market snapshot in the same transaction.
/// </summary>
public sealed partial class DecidePolicy(
    IDbContextFactory<UnderwritingDbContext> contexts, PasswordCheck passwords, AuditTrail audit, RefusalLog refusals, ReadMarketSnapshot readMarket, TimeProvider clock,
    ILogger<DecidePolicy> logger)
{
    private const int LongestReason = 4000;

    public async Task<Result<PolicyState>> ExecuteAsync(DecidePolicyCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var needed = command.Verdict == PolicyVerdict.Withdraw ? Permission.ProposePolicies : Permission.DecidePolicies;
        if (!actor.May(needed))
            return await refusals.RefuseAsync<PolicyState>(actor, needed, nameof(DecidePolicy), cancellationToken);
        if (Check(command) is { Count: > 0 } problems)
            return new Result<PolicyState>.Invalid(problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var version = await context.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(row => row.Number == command.Number, cancellationToken);
        if (version is null)
            return new Result<PolicyState>.NotFound($"Version {command.Number} of the policy");
        if (command.Verdict != PolicyVerdict.Withdraw && version.ProposerId == actor.UserId)
            return await RefuseAsync(version, "proposer", "You proposed this version; somebody else decides it.", actor, cancellationToken);
        if (command.Verdict == PolicyVerdict.Withdraw && version.ProposerId != actor.UserId)
            return await RefuseAsync(version, "not the proposer", "Only its proposer withdraws a version.", actor, cancellationToken);
        if (await passwords.RefusalAsync(actor.UserId, command.Password) is { } wrong)
        {
            await RefuseAsync(version, "password", wrong, actor, cancellationToken);
            return new Result<PolicyState>.Invalid([new FieldMessage("/password", wrong)]);
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await PolicyRegister.HoldAsync(context, cancellationToken);
        var now = clock.GetUtcNow();
        var row = (await PolicyReads.VersionsAsync(context, now, cancellationToken)).Single(one => one.Number == command.Number);
        if (row.State is not (PolicyState.Proposed or PolicyState.Stale))
            return new Result<PolicyState>.Conflict("This version is decided.");
        if (command.Verdict == PolicyVerdict.Approve && PolicyStanding.WhyStale(row) is { } stale)
            return new Result<PolicyState>.Conflict(stale);
        if (!string.Equals(command.Hash, version.Hash, StringComparison.OrdinalIgnoreCase))
            return new Result<PolicyState>.Conflict("What you looked at is not this version's content. Open it again.");
        if (PolicyHash.Of(version) != version.Hash)
        {
            LogTampered(version.Number);
            return new Result<PolicyState>.Conflict("The stored content does not give the stored hash: it was changed outside this system. Nothing was signed.");
        }

        try
        {
            await SignAsync(context, version, command, actor, now, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.CheckViolation } refused)
        {
            return new Result<PolicyState>.Conflict(refused.MessageText);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new Result<PolicyState>.Conflict("Another version was approved, or this one decided, at the same moment. Open it again.");
        }

        await transaction.CommitAsync(cancellationToken);
        readMarket.Forget();
        LogDecided(version.Number, actor.UserId, command.Verdict);
        return (await PolicyReads.VersionsAsync(context, clock.GetUtcNow(), cancellationToken)).Single(one => one.Number == command.Number).State;
    }

    private async Task SignAsync(
        UnderwritingDbContext context, PolicyVersion version, DecidePolicyCommand command, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        context.Add(new PolicyDecision
        {
            Id = Guid.CreateVersion7(now),
            VersionId = version.Id,
            BaseNumber = version.BaseNumber,
            ProposerId = version.ProposerId ?? throw new InvalidOperationException("The first version is nobody's proposal and is not decided."),
            DeciderId = actor.UserId,
            DeciderRole = actor.Role,
            Verdict = command.Verdict,
            Reason = command.Reason.Trim(),
            Hash = version.Hash,
            At = now,
        });
        await context.SaveChangesAsync(cancellationToken);
        string? snapshotId = null;
        if (command.Verdict == PolicyVerdict.Approve && version.EffectiveDate <= DateOnly.FromDateTime(now.UtcDateTime))
            snapshotId = await MarketFreeze.HoldAndApplyAsync(context, clock, cancellationToken);
        var action = command.Verdict switch
        {
            PolicyVerdict.Approve => AuditActions.PolicyApproved,
            PolicyVerdict.Decline => AuditActions.PolicyDeclined,
            PolicyVerdict.Withdraw => AuditActions.PolicyWithdrawn,
        };
        await audit.AppendAsync(
            context, actor, new AuditEvent(action, "policy", version.Id, null, new { version.Number, version.EffectiveDate, version.Hash, snapshotId }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static List<FieldMessage> Check(DecidePolicyCommand command)
    {
        var messages = new List<FieldMessage>();
        if (!Enum.IsDefined(command.Verdict))
            messages.Add(new FieldMessage("/verdict", "There is no such decision."));
        if (string.IsNullOrWhiteSpace(command.Reason))
            messages.Add(new FieldMessage("/reason", "A decision needs a reason."));
        else if (command.Reason.Length > LongestReason || command.Reason.Contains('\0', StringComparison.Ordinal))
            messages.Add(new FieldMessage("/reason", $"A reason has at most {LongestReason} characters, and no null character."));
        return messages;
    }

    private Task<Result<PolicyState>> RefuseAsync(PolicyVersion version, string why, string reason, Actor actor, CancellationToken cancellationToken) =>
        refusals.RefuseAsync<PolicyState>(
            actor, new AuditEvent(AuditActions.PolicySignatureRefused, "policy", version.Id, null, new { why, version.Number }), reason, cancellationToken);

    [LoggerMessage(2402, LogLevel.Information, "Policy version {Number}: {Verdict} by {ActorId}")]
    private partial void LogDecided(int number, Guid actorId, PolicyVerdict verdict);

    [LoggerMessage(2403, LogLevel.Critical, "Policy version {Number}: the stored content does not give the stored hash")]
    private partial void LogTampered(int number);
}
