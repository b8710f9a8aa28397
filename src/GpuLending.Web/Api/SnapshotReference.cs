namespace GpuLending.Web.Api;

/// <summary>A market snapshot by name.</summary>
/// <param name="Id">Name of the snapshot; send it as snapshotId to compute on the same market again.</param>
/// <param name="Date">Date of the newest fact in it.</param>
/// <param name="ContentHash">SHA-256 of its canonical content, lower-case hexadecimal.</param>
public sealed record SnapshotReference(string Id, DateOnly Date, string ContentHash);
