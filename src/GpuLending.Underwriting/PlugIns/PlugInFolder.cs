using GpuLending.Underwriting.Persistence.LocalServer;
using Microsoft.Extensions.Configuration;

namespace GpuLending.Underwriting.PlugIns;

/// <summary>Where plug-ins lie.</summary>
public static class PlugInFolder
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "GPULENDING_PLUGINS";

    /// <summary>The configuration key that names it.</summary>
    public const string ConfigurationKey = "Plugins:Folder";

    /// <summary>The folder that was named, else <c>plugins</c> in the data folder.</summary>
    public static string Locate(IConfiguration configuration) => Path.GetFullPath(
        NonBlank(configuration[Variable])
        ?? NonBlank(configuration[ConfigurationKey])
        ?? Path.Combine(DataFolder.Locate(new LocalPostgresOptions { DataFolder = configuration[LocalPostgresOptions.DataFolderKey] }), "plugins"));

    private static string? NonBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
