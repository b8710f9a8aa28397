namespace GpuLending.Underwriting.DealMemos;

/// <summary>A part of a vendored East Asian typeface: the characters that a paper takes from it.</summary>
/// <param name="Language">"sc", "jp" or "kr".</param>
/// <param name="Name">Name of the slice in its archive.</param>
/// <param name="Characters">The characters taken, in order.</param>
public sealed record EastAsianSlice(string Language, string Name, IReadOnlyList<int> Characters);
