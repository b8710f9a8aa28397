namespace GpuLending.Underwriting.PlugIns;

/// <summary>Something in the plug-in folder that is not in the catalogue.</summary>
/// <param name="File">The file, below the plug-in folder.</param>
/// <param name="Kind">The kind's id or its class; null when the whole file is refused.</param>
/// <param name="Reason">Why, in words for the person who wrote it.</param>
public sealed record RefusedPlugIn(string File, string? Kind, string Reason);
