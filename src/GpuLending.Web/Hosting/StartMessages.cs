using System.Text;

namespace GpuLending.Web.Hosting;

/// <summary>What the person at the terminal is told.</summary>
public static class StartMessages
{
    public static string Ready(string address, IReadOnlyList<(string Email, string Name, string Role)> users)
    {
        var lines = new List<string> { "GpuLending is running", "", $"Open      {address}", "" };
        if (users.Count > 0)
        {
            lines.Add($"Sign in with the password {DemoSignIn.Password} as");
            lines.AddRange(users.Select(user => $"  {user.Email,-26} {user.Name}, {user.Role}"));
            lines.Add("");
            lines.Add("These people and the sample deals exist in this demonstration only.");
        }

        lines.Add("Stop with Ctrl C");
        return Box(lines);
    }

    public static string PortBusy(string address) =>
        $"""
        GpuLending cannot start: the port of {address} is in use by another program.
        Stop that program, or choose another port:

            dotnet run --project src/GpuLending.Web -- --urls http://localhost:5081
        """;

    private static string Box(List<string> lines)
    {
        var width = lines.Max(line => line.Length);
        var box = new StringBuilder().AppendLine().Append('┌').Append('─', width + 2).AppendLine("┐");
        foreach (var line in lines)
            box.Append("│ ").Append(line.PadRight(width)).AppendLine(" │");
        return box.Append('└').Append('─', width + 2).AppendLine("┘").ToString();
    }
}
