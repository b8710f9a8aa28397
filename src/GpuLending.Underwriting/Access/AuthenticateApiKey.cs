using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Access;

/// <summary>Who is behind a key: its owner with their present role, as long as the key and the owner are good.</summary>
public sealed class AuthenticateApiKey(IDbContextFactory<UnderwritingDbContext> contexts, TimeProvider clock)
{
    /// <returns>Null when the key is unknown, ended or lacks the scope.</returns>
    public async Task<Actor?> ExecuteAsync(string key, string scope, CancellationToken cancellationToken)
    {
        if (!ApiKeyText.LooksLikeOne(key))
            return null;
        var hash = ApiKeyText.Hash(key);
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from row in context.ApiKeys.AsNoTracking()
            join owner in context.Users on row.OwnerId equals owner.Id
            where row.KeyHash == hash && row.RevokedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now) && owner.DisabledAt == null
                && row.Scopes.Contains(scope)
            select new Actor(owner.Id, owner.DisplayName, owner.Role)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>For the one scope there is.</summary>
    public Task<Actor?> ExecuteAsync(string key, CancellationToken cancellationToken) => ExecuteAsync(key, ApiScopes.Evaluations, cancellationToken);
}
