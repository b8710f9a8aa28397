using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Access;

/// <summary>Makes an API key for the actor.</summary>
public sealed class CreateApiKey(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<NewApiKey>> ExecuteAsync(CreateApiKeyCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageApiKeys))
            return await refusals.RefuseAsync<NewApiKey>(actor, Permission.ManageApiKeys, nameof(CreateApiKey), cancellationToken);
        var now = clock.GetUtcNow();
        var scopes = command.Scopes ?? ApiScopes.All;
        var expires = command.ExpiresAt?.ToUniversalTime() ?? now.AddYears(1);
        var messages = new List<FieldMessage>();
        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > 80 || command.Name.Any(char.IsControl))
            messages.Add(new FieldMessage("/name", "A key needs a name of at most 80 characters."));
        if (scopes.Count == 0 || scopes.Any(scope => !ApiScopes.All.Contains(scope, StringComparer.Ordinal)))
            messages.Add(new FieldMessage("/scopes", $"Scopes are: {string.Join(", ", ApiScopes.All)}."));
        if (expires <= now || expires > now.AddYears(2))
            messages.Add(new FieldMessage("/expiresAt", "A key ends in the future, at most two years from now."));
        if (messages.Count > 0)
            return new Result<NewApiKey>.Invalid(messages);

        var text = ApiKeyText.New();
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            OwnerId = actor.UserId,
            Name = command.Name.Trim(),
            Prefix = text[..ApiKeyText.PrefixLength],
            KeyHash = ApiKeyText.Hash(text),
            Scopes = [.. scopes.Distinct(StringComparer.Ordinal)],
            CreatedAt = now,
            ExpiresAt = expires,
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Add(key);
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.ApiKeyCreated, "api-key", key.Id, null, new { key.Scopes, key.ExpiresAt }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new NewApiKey(key.Id, text, expires);
    }
}
