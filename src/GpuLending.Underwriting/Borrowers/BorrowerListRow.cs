namespace GpuLending.Underwriting.Borrowers;

/// <summary>One borrower in a list.</summary>
/// <param name="BorrowerId">The borrower.</param>
/// <param name="Name">Legal or trade name.</param>
/// <param name="Rating">Rating on the letter scale, "NR" when unrated.</param>
/// <param name="Country">ISO 3166 alpha-2 code of its seat; null when not provided.</param>
/// <param name="Deals">How many deals it has.</param>
/// <param name="ChangedAt">When it was last saved.</param>
public sealed record BorrowerListRow(Guid BorrowerId, string Name, string Rating, string? Country, int Deals, DateTimeOffset ChangedAt);
