using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Access;

/// <summary>What every change to a user has in common: its record, and that open sessions end.</summary>
internal static class UserChange
{
    public static async Task<Result<Guid>> ApplyAsync(
        IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, Guid userId, Actor actor, string action, Func<AppUser, object?> change,
        CancellationToken cancellationToken)
    {
        if (userId == actor.UserId)
            return new Result<Guid>.Forbidden("Nobody changes their own access. Ask another administrator.");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Users.SingleOrDefaultAsync(row => row.Id == userId, cancellationToken) is not { } user)
            return new Result<Guid>.NotFound("The user");
        var detail = change(user);
        // Cookies carry the stamp; one that no longer fits is refused when it is next checked.
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        await audit.AppendAsync(context, actor, new AuditEvent(action, "user", userId, null, detail), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return userId;
    }
}
