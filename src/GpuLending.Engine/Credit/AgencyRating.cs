namespace GpuLending.Engine.Credit;

/// <summary>What an agency gave a loan.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Letter">Its rating in its own words, such as "A(low)" or "Ba2".</param>
public sealed record AgencyRating(string Agency, string Letter);
