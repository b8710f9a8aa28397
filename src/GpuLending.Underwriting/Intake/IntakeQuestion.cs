namespace GpuLending.Underwriting.Intake;

/// <summary>What the file leaves in doubt as a whole. Nothing is read until somebody says it.</summary>
/// <param name="Setting">The setting that answers it, such as "costUnit" or "columns/model".</param>
/// <param name="Message">What is in doubt, where it was seen, and what may be said.</param>
public sealed record IntakeQuestion(string Setting, string Message);
