using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>
/// The folder of one private PostgreSQL: <c>cluster</c> (the data), <c>server</c> (binaries taken from npm), <c>passwords.json</c>,
/// <c>server.log</c> and <c>in-use.lock</c>, which is held as long as an application uses the folder.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Root = path;
        _lock = held;
    }

    internal string Root { get; }

    internal string Cluster => Path.Combine(Root, "cluster");

    internal string ServerPackages => Path.Combine(Root, "server");

    internal string Passwords => Path.Combine(Root, "passwords.json");

    internal string ServerLog => Path.Combine(Root, "log", "server.log");

    /// <summary>A short name of this folder, shown in the titles of its server's processes.</summary>
    internal string ClusterName =>
        "gpulending-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Cluster)))[..8];

    /// <summary>The major version the data were made with; null when there are no data yet.</summary>
    internal int? MajorVersion =>
        File.Exists(Path.Combine(Cluster, "PG_VERSION"))
        && int.TryParse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture, out var major)
            ? major
            : null;

    /// <summary>The folder named by the options, the environment or the platform, in this order.</summary>
    internal static string Locate(LocalPostgresOptions options)
    {
        var chosen = NonBlank(options.DataFolder) ?? NonBlank(Environment.GetEnvironmentVariable(LocalPostgresOptions.DataFolderKey));
        if (chosen is not null)
            return Path.GetFullPath(chosen);
        if (Environment.IsPrivilegedProcess)
            return "/var/lib/gpulending";
        var data = NonBlank(Environment.GetEnvironmentVariable("XDG_DATA_HOME"))
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".local", "share");
        return Path.Combine(data, "gpulending");
    }

    /// <summary>Creates the folder where needed and takes it for this process alone.</summary>
    /// <exception cref="LocalPostgresException">It cannot be written, or another process holds it.</exception>
    internal static DataFolder Take(string path)
    {
        var lockFile = Path.Combine(path, "in-use.lock");
        try
        {
            Directory.CreateDirectory(path);
            var held = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(HolderFile(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DataFolder(path, held);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new LocalPostgresException(
                $"The data folder {path} cannot be written by {Environment.UserName}. Set {LocalPostgresOptions.DataFolderKey} to a folder of your own.", denied);
        }
        catch (IOException) when (File.Exists(lockFile))
        {
            throw new LocalPostgresException(
                $"Another GpuLending is already running on the data folder {path}{Holder(path)}. "
                + $"Stop it first, or set {LocalPostgresOptions.DataFolderKey} to another folder.");
        }
        catch (IOException failure)
        {
            throw new LocalPostgresException(
                $"The data folder {path} cannot be created: {failure.Message} Set {LocalPostgresOptions.DataFolderKey} to another folder.", failure);
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Beside the lock, because a locked file cannot be read.</summary>
    private static string HolderFile(string path) => Path.Combine(path, "in-use.process");

    private static string Holder(string path)
    {
        try
        {
            return $" (process {File.ReadAllText(HolderFile(path)).Trim()})";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string? NonBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
