namespace GpuLending.Engine.Credit;

/// <summary>One step on the way to the loan's rating.</summary>
/// <param name="Name">What the step is.</param>
/// <param name="Notches">Notches down; negative goes up; 0 where it starts or takes another letter.</param>
/// <param name="Rating">Letter after the step.</param>
/// <param name="Element">Element that was missing; null for other steps.</param>
public sealed record RatingStep(string Name, int Notches, string Rating, StructureElement? Element = null);
