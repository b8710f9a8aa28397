namespace GpuLending.Underwriting.Market;

/// <summary>A name of a GPU in a file that is no model of the catalogue, or may be several.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Rows">Rows that use it.</param>
/// <param name="Suggestions">Catalogue names it may mean.</param>
public sealed record UnresolvedGpu(string Name, int Rows, IReadOnlyList<string> Suggestions);
