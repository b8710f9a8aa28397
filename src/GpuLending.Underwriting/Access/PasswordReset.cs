using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace GpuLending.Underwriting.Access;

/// <summary>The token of a one-time link, as text that an address can hold.</summary>
internal static class PasswordReset
{
    public static async Task<PasswordToken> TokenForAsync(UserManager<AppUser> users, AppUser user) =>
        new(user.Id, user.Email!, WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user))));

    public static string? Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
