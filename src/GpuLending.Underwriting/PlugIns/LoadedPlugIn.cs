namespace GpuLending.Underwriting.PlugIns;

/// <summary>A kind of curve from the plug-in folder that is in the catalogue.</summary>
/// <param name="Kind">The kind's id.</param>
/// <param name="File">The assembly's file, below the plug-in folder.</param>
/// <param name="Version">The assembly's version, as it says.</param>
/// <param name="Hash">SHA-256 of the file, lower-case hexadecimal.</param>
public sealed record LoadedPlugIn(string Kind, string File, string Version, string Hash);
