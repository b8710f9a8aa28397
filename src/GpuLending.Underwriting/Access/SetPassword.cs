using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace GpuLending.Underwriting.Access;

/// <summary>Sets a password with the token of a one-time link. The token is the only right that is needed, and is spent by it.</summary>
public sealed class SetPassword(IServiceScopeFactory scopes)
{
    public async Task<Result<Guid>> ExecuteAsync(Guid userId, string token, string password, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        if (PasswordReset.Decode(token) is not { } decoded || await users.FindByIdAsync(userId.ToString()) is not { DisabledAt: null } user)
            return new Result<Guid>.Invalid([new FieldMessage("/token", "This link is not valid, or it was used before.")]);
        var reset = await users.ResetPasswordAsync(user, decoded, password);
        return reset.Succeeded
            ? user.Id
            : new Result<Guid>.Invalid([.. reset.Errors.Select(error => error.Code == "InvalidToken"
                ? new FieldMessage("/token", "This link is not valid, or it was used before.")
                : new FieldMessage("/password", error.Description))]);
    }
}
