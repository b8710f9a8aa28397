namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>A template as somebody wants it.</summary>
/// <param name="TemplateId">The template; null for a new one.</param>
/// <param name="BaseNumber">The version that was edited; 0 for a new one.</param>
/// <param name="Content">What it shall say.</param>
/// <param name="Logo">The logo's file; null for none.</param>
/// <param name="Retired">True to take it out of use.</param>
public sealed record SaveMemoTemplateCommand(Guid? TemplateId, int BaseNumber, MemoTemplate Content, byte[]? Logo, bool Retired = false);
