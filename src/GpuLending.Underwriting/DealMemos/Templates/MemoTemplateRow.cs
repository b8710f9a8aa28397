namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>A template in the list of templates.</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="Number">Its latest version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Institution">The institution's name.</param>
/// <param name="Sections">How many sections a memo has with it.</param>
/// <param name="Retired">True when it is out of use.</param>
/// <param name="SavedByName">Who saved the latest version.</param>
/// <param name="SavedAt">When.</param>
public sealed record MemoTemplateRow(Guid TemplateId, int Number, string Name, string Institution, int Sections, bool Retired, string SavedByName, DateTimeOffset SavedAt);
