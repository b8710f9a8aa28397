using GpuLending.Underwriting.DealMemos.Templates;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>Whose paper it is.</summary>
/// <param name="Institution">The institution's name; empty for none.</param>
/// <param name="Logo">Its logo; null for none.</param>
/// <param name="Template">Name and version of the template that the paper is laid out by.</param>
public sealed record MemoLetterhead(string Institution, MemoLogo? Logo, string Template);
