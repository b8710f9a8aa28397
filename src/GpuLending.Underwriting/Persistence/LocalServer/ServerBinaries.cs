using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>A folder with <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> of one major version.</summary>
internal sealed partial record ServerBinaries(string Folder, int MajorVersion, string Version)
{
    internal const int OldestMajorVersion = 15;
    internal const int NewestMajorVersion = 18;

    internal string InitDb => Path.Combine(Folder, "initdb");

    internal string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>
    /// The newest installed server the account can run, of exactly <paramref name="required"/> when data exist. Null when there is none.
    /// </summary>
    internal static async Task<ServerBinaries?> FindInstalledAsync(ServerAccount account, int? required, CancellationToken cancellationToken)
    {
        var found = new List<ServerBinaries>();
        foreach (var folder in Folders())
        {
            if (await ProbeAsync(folder, account, cancellationToken) is { } binaries && binaries.Fits(required))
                found.Add(binaries);
        }

        return found.MaxBy(binaries => binaries.MajorVersion);
    }

    /// <summary>The binaries in a folder, when all three are there and the account can run them.</summary>
    internal static async Task<ServerBinaries?> ProbeAsync(string folder, ServerAccount account, CancellationToken cancellationToken)
    {
        var postgres = Path.Combine(folder, "postgres");
        if (!File.Exists(postgres) || !File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "pg_ctl")))
            return null;
        var version = await account.RunAsync("/", cancellationToken, postgres, "--version");
        var match = VersionPattern().Match(version.Output);
        return version.Succeeded && match.Success
            ? new ServerBinaries(folder, int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture), match.Groups["version"].Value)
            : null;
    }

    private bool Fits(int? required) =>
        required is null ? MajorVersion is >= OldestMajorVersion and <= NewestMajorVersion : MajorVersion == required;

    private static IEnumerable<string> Folders()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, "postgres"))
            .Where(File.Exists)
            .Select(BehindLinks);
        string[] patterns =
        [
            "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/lib64/pgsql/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql@*/bin",
            "/usr/local/opt/postgresql@*/bin", "/Library/PostgreSQL/*/bin", "/Applications/Postgres.app/Contents/Versions/*/bin",
        ];
        return onPath.Concat(patterns.SelectMany(Expand)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>initdb looks for its share folder beside the real file, so a link on PATH is followed.</summary>
    private static string BehindLinks(string postgres)
    {
        var file = new FileInfo(postgres);
        return Path.GetDirectoryName(file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName)!;
    }

    private static IEnumerable<string> Expand(string pattern)
    {
        var parts = pattern.Split('/');
        var star = Array.FindIndex(parts, part => part.Contains('*', StringComparison.Ordinal));
        if (star < 0)
            return Directory.Exists(pattern) ? [pattern] : [];
        var parent = string.Join('/', parts[..star]);
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, parts[star]).Select(folder => string.Join('/', [folder, .. parts[(star + 1)..]]))
            : [];
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>\d+)\.\d+)")]
    private static partial Regex VersionPattern();
}
