using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A row of the authority matrix as a page shows it.</summary>
public sealed record AuthorityMatrixRow(
    int Order, decimal? UpToAmount, string? WeakestRating, double? MaximumLoanToValue, int? MaximumExceptions, IReadOnlyList<Role> Signatures, string Bounds);
