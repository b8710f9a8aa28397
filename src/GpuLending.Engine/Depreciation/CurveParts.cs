namespace GpuLending.Engine.Depreciation;

/// <summary>The curves that a composite kind, such as a blend, is made of.</summary>
/// <param name="Minimum">The least number of parts, 1 or more.</param>
/// <param name="Maximum">The greatest number of parts, included.</param>
/// <param name="Meaning">What the parts are, in words for the screen.</param>
public sealed record CurveParts(int Minimum, int Maximum, string Meaning);
