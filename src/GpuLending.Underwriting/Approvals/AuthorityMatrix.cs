using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Who may approve what.</summary>
public static class AuthorityMatrix
{
    /// <summary>The rows a new database starts with. Assumed: every lender writes its own.</summary>
    public static IReadOnlyList<AuthorityRow> Default { get; } =
    [
        new() { Order = 1, UpToAmount = 50_000_000m, WeakestRating = "BBB-", MaximumLoanToValue = 0.65, MaximumExceptions = 0, Signatures = [Role.RiskOfficer] },
        new() { Order = 2, UpToAmount = 250_000_000m, WeakestRating = "BB-", MaximumLoanToValue = 0.75, MaximumExceptions = 1, Signatures = [Role.Manager] },
        new() { Order = 3, UpToAmount = null, WeakestRating = null, MaximumLoanToValue = null, MaximumExceptions = null, Signatures = [Role.RiskOfficer, Role.Manager] },
    ];
}
