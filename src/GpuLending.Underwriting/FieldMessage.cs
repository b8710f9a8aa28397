namespace GpuLending.Underwriting;

/// <summary>What is wrong with one field: its path in the document, such as "/lots/0/count", and a sentence with the value and what is allowed.</summary>
public sealed record FieldMessage(string Path, string Message);
