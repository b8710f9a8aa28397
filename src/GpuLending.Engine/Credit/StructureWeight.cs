namespace GpuLending.Engine.Credit;

/// <summary>What a missing element costs.</summary>
/// <param name="Element">The element.</param>
/// <param name="Notches">Notches down, zero or more.</param>
public sealed record StructureWeight(StructureElement Element, int Notches);
