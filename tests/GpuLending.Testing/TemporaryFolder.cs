namespace GpuLending.Testing;

/// <summary>A folder that is gone with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("gpulending-test-").FullName;

    public string Path { get; }

    /// <summary>Copies the plug-in that the tests are built with into the folder.</summary>
    public TemporaryFolder WithCurvePlugIn()
    {
        File.Copy(System.IO.Path.Combine(AppContext.BaseDirectory, "curve-plug-in", "GpuLending.PluginCurves.dll"), System.IO.Path.Combine(Path, "GpuLending.PluginCurves.dll"));
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
