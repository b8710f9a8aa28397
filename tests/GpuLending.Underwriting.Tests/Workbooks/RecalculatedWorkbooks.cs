using System.Diagnostics;
using System.Globalization;
using GpuLending.Testing;
using Shouldly;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>Has LibreOffice compute workbooks that hold no computed value.</summary>
internal static class RecalculatedWorkbooks
{
    /// <summary>LibreOffice's program.</summary>
    private static string Program => Environment.GetEnvironmentVariable("SOFFICE_PATH") is { Length: > 0 } path ? path : "soffice";

    /// <summary>Opens every file in one call, without a screen and with a profile of its own, and reads what was computed.</summary>
    /// <param name="files">Files from <see cref="WorkbookCells.Stripped"/>.</param>
    public static async Task<IReadOnlyList<WorkbookCells>> OfAsync(IReadOnlyList<byte[]> files, CancellationToken cancellationToken) =>
        [.. (await FilesOfAsync(files, cancellationToken)).Select(WorkbookCells.Read)];

    /// <summary>The files as LibreOffice writes them.</summary>
    public static async Task<IReadOnlyList<byte[]>> FilesOfAsync(IReadOnlyList<byte[]> files, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var (before, after) = (Path.Combine(folder.Path, "before"), Path.Combine(folder.Path, "after"));
        Directory.CreateDirectory(before);
        for (var i = 0; i < files.Count; i++)
            await File.WriteAllBytesAsync(Path.Combine(before, Name(i)), files[i], cancellationToken);

        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { $"-env:UserInstallation=file://{folder.Path}/profile", "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", after },
        };
        for (var i = 0; i < files.Count; i++)
            start.ArgumentList.Add(Path.Combine(before, Name(i)));
        using var process = Process.Start(start) ?? throw new InvalidOperationException("LibreOffice did not start.");
        var said = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var complained = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        process.ExitCode.ShouldBe(0, await said + await complained);

        var read = new List<byte[]>(files.Count);
        for (var i = 0; i < files.Count; i++)
            read.Add(await File.ReadAllBytesAsync(Path.Combine(after, Name(i)), cancellationToken));
        return read;
    }

    private static string Name(int i) => i.ToString("000", CultureInfo.InvariantCulture) + ".xlsx";
}
