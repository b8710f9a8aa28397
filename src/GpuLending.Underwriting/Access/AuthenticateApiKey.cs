using System.Linq.Expressions;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Access;

/// <summary>Who is behind a key: its owner with their present role, as long as the key and the owner are good.</summary>
public sealed class AuthenticateApiKey(IDbContextFactory<UnderwritingDbContext> contexts, TimeProvider clock)
{
    /// <summary>By the key itself.</summary>
    /// <returns>Null when the key is unknown or ended.</returns>
    public async Task<ApiCaller?> ExecuteAsync(string key, CancellationToken cancellationToken)
    {
        if (!ApiKeyText.LooksLikeOne(key))
            return null;
        var hash = ApiKeyText.Hash(key);
        return await CallerAsync(row => row.KeyHash == hash, cancellationToken);
    }

    /// <summary>By the key that a token was made with: a revoked key ends its tokens.</summary>
    /// <returns>Null when the key is unknown or ended.</returns>
    public Task<ApiCaller?> OfKeyAsync(Guid keyId, CancellationToken cancellationToken) => CallerAsync(row => row.Id == keyId, cancellationToken);

    private async Task<ApiCaller?> CallerAsync(Expression<Func<ApiKey, bool>> which, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from row in context.ApiKeys.AsNoTracking().Where(which)
            join owner in context.Users on row.OwnerId equals owner.Id
            where row.RevokedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now) && owner.DisabledAt == null
            select new ApiCaller(new Actor(owner.Id, owner.DisplayName, owner.Role), row.Id, row.Scopes)).SingleOrDefaultAsync(cancellationToken);
    }
}
