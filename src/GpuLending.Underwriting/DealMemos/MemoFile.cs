namespace GpuLending.Underwriting.DealMemos;

/// <summary>A paper as a file.</summary>
/// <param name="Content">The file.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="FileName">Its name: deal, paper, revision.</param>
public sealed record MemoFile(byte[] Content, string ContentType, string FileName);
