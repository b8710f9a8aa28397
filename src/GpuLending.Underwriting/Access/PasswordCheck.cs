using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace GpuLending.Underwriting.Access;

/// <summary>Asks for the password again before something that binds. Wrong ones count towards the lockout, as at sign-in.</summary>
public sealed class PasswordCheck(IServiceScopeFactory scopes)
{
    /// <returns>Null when the password is right, else what to tell.</returns>
    public async Task<string?> RefusalAsync(Guid userId, string password)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        if (await users.FindByIdAsync(userId.ToString()) is not { DisabledAt: null } user)
            return "This user may not sign in any more.";
        if (await users.IsLockedOutAsync(user))
            return "Too many wrong passwords. Try again in some minutes.";
        if (await users.CheckPasswordAsync(user, password))
        {
            await users.ResetAccessFailedCountAsync(user);
            return null;
        }

        await users.AccessFailedAsync(user);
        return "The password is wrong.";
    }
}
