namespace GpuLending.Engine.Depreciation;

/// <summary>A kind of curve that came from outside the engine, and the very code it came in.</summary>
/// <param name="Kind">The kind's id.</param>
/// <param name="Hash">SHA-256 of the assembly, lower-case hexadecimal.</param>
public sealed record CurveAssembly(string Kind, string Hash);
