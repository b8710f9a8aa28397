using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Access;

/// <summary>Gives a person another role. Their sessions end.</summary>
public sealed class ChangeUserRole(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals)
{
    public async Task<Result<Guid>> ExecuteAsync(Guid userId, Role role, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AdministerUsers))
            return await refusals.RefuseAsync<Guid>(actor, Permission.AdministerUsers, nameof(ChangeUserRole), cancellationToken);
        if (!Enum.IsDefined(role))
            return new Result<Guid>.Invalid([new FieldMessage("/role", "There is no such role.")]);
        return await UserChange.ApplyAsync(contexts, audit, userId, actor, AuditActions.UserRoleChanged, user =>
        {
            var from = user.Role;
            user.Role = role;
            return new { from, to = role };
        }, cancellationToken);
    }
}
