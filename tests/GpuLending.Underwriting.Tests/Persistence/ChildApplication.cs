using System.Diagnostics;
using Xunit;

namespace GpuLending.Underwriting.Tests.Persistence;

/// <summary>
/// An application in a process of its own, so that it can be killed: this very test program, running the one explicit test of
/// <see cref="ChildApplicationBody"/>, which starts the server of a data folder, commits a row and waits.
/// </summary>
public sealed class ChildApplication : IAsyncDisposable
{
    internal const string FolderVariable = "GPULENDING_TEST_CHILD_FOLDER";

    private readonly Process _process;

    private ChildApplication(Process process) => _process = process;

    /// <summary>Starts the child and returns once its row is committed.</summary>
    /// <param name="dataFolder">The data folder it is to use.</param>
    /// <param name="asUser">Command words that run the rest as another user.</param>
    public static async Task<ChildApplication> StartAsync(string dataFolder, params string[] asUser)
    {
        string[] command =
        [
            .. asUser, Path.ChangeExtension(typeof(ChildApplication).Assembly.Location, null), "-explicit", "only", "-noColor", "-showLiveOutput",
            "-method", $"{typeof(ChildApplicationBody).FullName}.{nameof(ChildApplicationBody.Holds_a_server_until_killed)}",
        ];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment[FolderVariable] = dataFolder;
        var process = Process.Start(start)!;
        var said = "";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said += line + "\n";
            if (line.Contains("READY", StringComparison.Ordinal))
                return new ChildApplication(process);
        }

        throw new InvalidOperationException("The child did not start:\n" + said + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>kill -9: it gets no chance to stop its server.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
