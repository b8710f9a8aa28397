using System.Globalization;

namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>What is running on this machine of one cluster, judged by command line because a process number alone can have been reused.</summary>
internal static class ServerProcesses
{
    internal enum Holder
    {
        /// <summary>No process has the number.</summary>
        Nobody,

        /// <summary>The server of this cluster.</summary>
        Server,

        /// <summary>Another program, or a dead server nobody has reaped: PostgreSQL would take either for itself and refuse to start.</summary>
        Stranger,

        /// <summary>The system does not tell.</summary>
        Unknown,
    }

    internal static async Task<Holder> WhoHoldsAsync(int processId, string clusterFolder, CancellationToken cancellationToken)
    {
        var number = processId.ToString(CultureInfo.InvariantCulture);
        if (!OperatingSystem.IsLinux())
        {
            var listed = await ServerCommand.RunAsync("/", cancellationToken, "ps", "-o", "command=", "-p", number);
            return listed.ExitCode == 127 ? Holder.Unknown
                : listed.Output.Length == 0 ? Holder.Nobody
                : listed.Output.Contains(clusterFolder, StringComparison.Ordinal) ? Holder.Server : Holder.Stranger;
        }

        try
        {
            return File.ReadAllText($"/proc/{number}/cmdline").Split('\0').Contains(clusterFolder) ? Holder.Server : Holder.Stranger;
        }
        catch (UnauthorizedAccessException)
        {
            return Holder.Unknown;
        }
        catch (IOException)
        {
            return Holder.Nobody;
        }
    }

    /// <summary>
    /// True while a child of a killed server of this cluster lives on. Starting a second server beside it would damage the data.
    /// </summary>
    internal static async Task<bool> HasOrphansAsync(string clusterName, CancellationToken cancellationToken)
    {
        var title = $"postgres: {clusterName}";
        if (!OperatingSystem.IsLinux())
        {
            var listed = await ServerCommand.RunAsync("/", cancellationToken, "ps", "-ax", "-o", "command=");
            return listed.Output.Contains(title, StringComparison.Ordinal);
        }

        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            try
            {
                if (char.IsAsciiDigit(Path.GetFileName(process)[0])
                    && File.ReadAllText(Path.Combine(process, "cmdline")).StartsWith(title, StringComparison.Ordinal))
                {
                    return true;
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended between being listed and being read, or it belongs to somebody else.
            }
        }

        return false;
    }
}
