using System.Text;
using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Hosting;

/// <summary>What the person at the terminal is told.</summary>
public static class StartMessages
{
    public const string EmailMissing = "Say whose address it is: dotnet run --project src/GpuLending.Web -- create-administrator you@example.org";

    public const string MigrateNeedsServer =
        """
        There is nothing to migrate: ConnectionStrings__GpuLending names no server.
        Without it the desk runs on a private PostgreSQL, which it migrates itself at every start.
        """;

    public static string Ready(string address, IReadOnlyList<DemoUser> people)
    {
        List<string> lines = ["GpuLending is running", "", $"Open    {address}"];
        if (people.Count > 0)
        {
            lines.AddRange(["", $"Sign in with the password {DemoUsers.Password} as"]);
            lines.AddRange(people.Select(person => $"  {person.Email,-24}{person.DisplayName}, {RoleNames.InWords(person.Role)}"));
            lines.AddRange(["", "These people and the sample deals exist in this demonstration only."]);
        }

        lines.AddRange(["", "Stop with Ctrl C"]);
        return Box(lines);
    }

    public static string PortBusy(string address) =>
        $"""
        GpuLending cannot start: port {new UriBuilder(address.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal)).Port} of {address} is in use by another program.
        Stop that program, or choose another port:

            dotnet run --project src/GpuLending.Web -- --urls http://localhost:5081
        """;

    public static string AddressRefused(string address, string fault) =>
        $"""
        GpuLending cannot start: it cannot listen on {address}.
        {fault}
        An address looks like http://localhost:5081, with a port from 1 to 65535 that this account may open.
        """;

    public static string PendingMigrations(int count) =>
        $"""
        GpuLending cannot start: the database lacks {count} migration{(count == 1 ? "" : "s")} of this release.
        Apply {(count == 1 ? "it" : "them")} with a connection string of the role that owns the tables, then start again:

            dotnet run --project src/GpuLending.Web -- migrate
        """;

    public static string AttachmentsRefused(string why) =>
        $"""
        GpuLending cannot start: it does not know where to keep documents.
        {why}
        Without these settings documents are kept in the database.
        """;

    public static string CannotConnect(string fault) =>
        $"""
        GpuLending cannot start: the database server of ConnectionStrings__GpuLending cannot be used.
        {fault}
        Check host, port, database, user and password, and that the server runs. Nothing was changed.
        """;

    public static string BadConnectionString(string fault) =>
        $"""
        GpuLending cannot start: ConnectionStrings__GpuLending cannot be read.
        {fault}
        It looks like Host=db;Database=gpulending;Username=gpulending_app;Password=...
        """;

    public static string Migrated(IReadOnlyList<string> applied) =>
        applied.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", applied)}. The database is up to date.";

    public static string AdministratorLink(string link) =>
        $"""
        Open this address to set the password. It works once, and for a day:

            {link}
        """;

    public static string UnknownCommand(string command) =>
        $"There is no command '{command}'. The commands are migrate and create-administrator EMAIL; without one the desk starts.";

    private static string Box(List<string> lines)
    {
        var width = lines.Max(line => line.Length);
        var box = new StringBuilder().AppendLine().Append('┌').Append('─', width + 2).AppendLine("┐");
        foreach (var line in lines)
            box.Append("│ ").Append(line.PadRight(width)).AppendLine(" │");
        return box.Append('└').Append('─', width + 2).AppendLine("┘").ToString();
    }
}
