namespace GpuLending.Underwriting;

/// <summary>What is wrong with one field: its path in the document, such as "/lots/0/count", and a sentence with the value and what is allowed.</summary>
/// <param name="Path">Path of the field, such as "/case/lots/0/count".</param>
/// <param name="Message">What is wrong with it, and what is allowed.</param>
public sealed record FieldMessage(string Path, string Message);
