namespace GpuLending.Underwriting.DealMemos;

/// <summary>One of the figures a decision hangs on.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Value">As printed.</param>
/// <param name="Remark">What qualifies it, in a few words; empty when nothing does.</param>
public sealed record MemoKeyFigure(string Label, string Value, string Remark = "");
