namespace GpuLending.Web.Hosting;

/// <summary>Addresses taken from a query string lead nowhere but to pages of this desk.</summary>
public static class LocalAddress
{
    public static string OrHome(string? address) => IsLocal(address) ? address! : "/";

    private static bool IsLocal(string? address) =>
        address is ['/', ..]
        && address is not ['/', '/' or '\\', ..]
        && !address.Any(char.IsControl)
        && !address.Contains('\\', StringComparison.Ordinal);
}
