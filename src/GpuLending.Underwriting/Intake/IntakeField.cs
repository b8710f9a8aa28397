namespace GpuLending.Underwriting.Intake;

/// <summary>What a column can hold.</summary>
/// <param name="Key">The field's key in settings, such as "gpuCost".</param>
/// <param name="Name">The field's name on the desk.</param>
/// <param name="Type">How its cells are read.</param>
/// <param name="Headings">Headings it is known by, in small letters; a heading may say more.</param>
public sealed record IntakeField(string Key, string Name, IntakeType Type, IReadOnlyList<string> Headings);
