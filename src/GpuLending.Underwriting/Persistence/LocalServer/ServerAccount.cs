using System.Globalization;

namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>
/// The operating system account the server runs as. PostgreSQL refuses to run as root, so root hands it to <c>postgres</c>, else to
/// <c>nobody</c>; everybody else runs it as themselves.
/// </summary>
internal sealed record ServerAccount(string Name, uint UserId, uint GroupId, bool IsCaller)
{
    private static readonly string[] Candidates = ["postgres", "nobody"];
    private static readonly string[] ProgramFolders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"];

    /// <summary>The account for a cluster: its present owner when there is one.</summary>
    internal static async Task<ServerAccount> ForClusterAsync(string clusterFolder, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerAccount(Environment.UserName, 0, 0, IsCaller: true);

        var accounts = ReadAccounts();
        if (Directory.Exists(clusterFolder))
        {
            string[] format = OperatingSystem.IsMacOS() ? ["-f", "%u:%g"] : ["-c", "%u:%g"];
            var owner = await ServerCommand.RunAsync("/", cancellationToken, ["stat", .. format, clusterFolder]);
            var ids = owner.Output.Split(':');
            if (owner.Succeeded && ids.Length == 2 && uint.TryParse(ids[0], CultureInfo.InvariantCulture, out var user) && user != 0)
            {
                return accounts.FirstOrDefault(account => account.UserId == user)
                    ?? new ServerAccount(ids[0], user, uint.Parse(ids[1], CultureInfo.InvariantCulture), IsCaller: false);
            }
        }

        return Candidates.Select(name => accounts.FirstOrDefault(account => account.Name == name)).FirstOrDefault(account => account is not null)
            ?? throw new LocalPostgresException(
                "PostgreSQL refuses to run as root and this machine has neither a user 'postgres' nor a user 'nobody'. "
                + "Start GpuLending as an ordinary user, or set ConnectionStrings__GpuLending to a PostgreSQL server.");
    }

    /// <summary>Runs a program as this account.</summary>
    internal Task<ServerCommand.Outcome> RunAsync(string workingFolder, CancellationToken cancellationToken, params string[] command) =>
        ServerCommand.RunAsync(workingFolder, cancellationToken, IsCaller ? command : AsThisAccount(command));

    /// <summary>Gives a file or folder, with all below it, to this account.</summary>
    internal async Task GiveAsync(string path, CancellationToken cancellationToken)
    {
        if (IsCaller)
            return;
        var given = await ServerCommand.RunAsync("/", cancellationToken, "chown", "-R", string.Create(CultureInfo.InvariantCulture, $"{UserId}:{GroupId}"), path);
        if (!given.Succeeded)
            throw new LocalPostgresException($"{path} cannot be given to the user '{Name}', as whom PostgreSQL runs: {given.Output}");
    }

    private string[] AsThisAccount(string[] command)
    {
        if (Find("setpriv") is { } setpriv)
        {
            var user = UserId.ToString(CultureInfo.InvariantCulture);
            var group = GroupId.ToString(CultureInfo.InvariantCulture);
            return [setpriv, "--reuid", user, "--regid", group, "--clear-groups", "--", .. command];
        }

        if (Find("runuser") is { } runuser)
            return [runuser, "-u", Name, "--", .. command];

        if (Find("su") is { } su)
            return [su, "-s", "/bin/sh", Name, "-c", string.Join(' ', command.Select(Quote))];

        throw new LocalPostgresException(
            "PostgreSQL refuses to run as root, and none of setpriv, runuser and su is installed to start it as another user. Start GpuLending as an ordinary user.");
    }

    private static string Quote(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static string? Find(string program) => ProgramFolders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static List<ServerAccount> ReadAccounts()
    {
        var accounts = new List<ServerAccount>();
        foreach (var line in File.ReadLines("/etc/passwd"))
        {
            var fields = line.Split(':');
            if (fields.Length >= 4
                && uint.TryParse(fields[2], CultureInfo.InvariantCulture, out var user)
                && uint.TryParse(fields[3], CultureInfo.InvariantCulture, out var group))
            {
                accounts.Add(new ServerAccount(fields[0], user, group, IsCaller: false));
            }
        }

        return accounts;
    }
}
