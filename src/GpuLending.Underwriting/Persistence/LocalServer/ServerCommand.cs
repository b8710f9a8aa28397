using System.ComponentModel;
using System.Diagnostics;

namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>Runs one program to its end and keeps what it printed.</summary>
internal static class ServerCommand
{
    /// <summary>What a finished program left behind.</summary>
    /// <param name="ExitCode">The exit code; 127 when the program does not exist.</param>
    /// <param name="Output">Standard output and standard error, trimmed.</param>
    internal sealed record Outcome(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }

    internal static async Task<Outcome> RunAsync(string workingFolder, CancellationToken cancellationToken, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // PGPORT, PGDATA and their like belong to some other server of the user's.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";

        Process process;
        try
        {
            process = Process.Start(start) ?? throw new LocalPostgresException($"{command[0]} could not be started.");
        }
        catch (Win32Exception missing)
        {
            return new Outcome(127, $"{command[0]}: {missing.Message}");
        }

        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await process.WaitForExitAsync(cancellationToken);
                return new Outcome(process.ExitCode, (await output + await error).Trim());
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: false);
                throw;
            }
        }
    }
}
