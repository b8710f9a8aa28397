using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Hosting;

/// <summary>The address at which somebody sets a password, once.</summary>
public static class PasswordLink
{
    public static string For(string address, PasswordToken token) =>
        $"{address.TrimEnd('/')}/account/set-password?user={token.UserId}&token={Uri.EscapeDataString(token.Token)}";
}
