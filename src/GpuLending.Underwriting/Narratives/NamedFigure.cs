namespace GpuLending.Underwriting.Narratives;

/// <summary>A figure that a sentence can name in braces, such as {minimum DSCR}, and that then always reads as the model has it.</summary>
/// <param name="Name">What stands in the braces; letters' case does not matter.</param>
/// <param name="Group">What it belongs to, for lists.</param>
/// <param name="Meaning">What it is, in words.</param>
/// <param name="Kind">How it is written and compared.</param>
/// <param name="OtherNames">What else people call it when they type it by hand.</param>
/// <param name="Value">Reads it; null when the deal has none.</param>
public sealed record NamedFigure(
    string Name, string Group, string Meaning, NamedFigureKind Kind, IReadOnlyList<string> OtherNames, Func<NarrativeSubject, FigureValue?> Value)
{
    /// <summary>As it stands in a text.</summary>
    public string Token => "{" + Name + "}";

    /// <summary>Whether a rule can ask for a level of it.</summary>
    public bool IsComparable => Kind is not (NamedFigureKind.Words or NamedFigureKind.Date);
}
