namespace GpuLending.Underwriting.DealMemos;

/// <summary>One bar of a histogram.</summary>
/// <param name="From">Left end, in the axis' unit.</param>
/// <param name="To">Right end.</param>
/// <param name="Share">Its height as a fraction.</param>
/// <param name="Error">One standard error of the height.</param>
public sealed record MemoBar(double From, double To, double Share, double Error);
