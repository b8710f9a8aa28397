namespace GpuLending.Underwriting.Borrowers;

/// <summary>One borrower in a list.</summary>
public sealed record BorrowerListRow(Guid BorrowerId, string Name, string Rating, string? Country, int Deals, DateTimeOffset ChangedAt);
