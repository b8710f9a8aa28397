namespace GpuLending.Engine.Portfolio;

/// <summary>Exposure on one name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Exposure">Amount.</param>
/// <param name="Share">Part of the book's exposure.</param>
/// <param name="Loans">Loans with a part on it.</param>
public sealed record ConcentrationRow(string Name, double Exposure, double Share, int Loans);
