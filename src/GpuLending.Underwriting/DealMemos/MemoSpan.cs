namespace GpuLending.Underwriting.DealMemos;

/// <summary>One line of a timeline.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="OpenTo">Last day of the part behind it that nothing covers, drawn hatched; null for none.</param>
/// <param name="Strong">True for the line that the others are held against.</param>
public sealed record MemoSpan(string Name, DateOnly From, DateOnly To, DateOnly? OpenTo = null, bool Strong = false);
