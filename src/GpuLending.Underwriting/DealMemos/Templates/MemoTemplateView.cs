namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>A template as it stands, or stood in one version.</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="Number">The version.</param>
/// <param name="Content">What it says.</param>
/// <param name="Logo">The institution's logo; null for none.</param>
/// <param name="Retired">True when it is out of use.</param>
/// <param name="SavedByName">Who saved the version.</param>
/// <param name="SavedAt">When.</param>
public sealed record MemoTemplateView(Guid TemplateId, int Number, MemoTemplate Content, MemoLogo? Logo, bool Retired, string SavedByName, DateTimeOffset SavedAt);
