namespace GpuLending.Underwriting.Intake;

/// <summary>The value of a term as a line says it, in the unit that the deal document keeps.</summary>
/// <param name="Text">As it stands in the file.</param>
/// <param name="Number">The number; 0 for words and days.</param>
/// <param name="Day">The day; the first day of all for anything else.</param>
internal readonly record struct TermValue(string Text, decimal Number, DateOnly Day);
