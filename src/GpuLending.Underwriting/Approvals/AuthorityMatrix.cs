using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Figures;

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

    /// <summary>The first row whose bounds hold, less what was signed already. A loan in another currency passes no bound on the amount.</summary>
    /// <param name="rows">The matrix; its last row has no bounds.</param>
    /// <param name="size">The loan.</param>
    /// <param name="weakestCustomer">Weakest rating among the customers.</param>
    /// <param name="maximumLoanToValue">Highest loan to value; null when the collateral has no value at some date, which passes no bound.</param>
    /// <param name="exceptions">How many policy exceptions there are.</param>
    /// <param name="signed">Roles that have approved, in the order they signed.</param>
    public static AuthorityRequirement Requirement(
        IEnumerable<AuthorityRow> rows, Money size, CreditRating weakestCustomer, double? maximumLoanToValue, int exceptions, IEnumerable<Role> signed)
    {
        var row = rows.OrderBy(row => row.Order).FirstOrDefault(row =>
                (row.UpToAmount is not { } amount || (size.Currency == Currency.UsDollar && size.Amount <= amount))
                && (row.WeakestRating is not { } rating || weakestCustomer.IsAtLeast(CreditRating.Parse(rating)))
                && (row.MaximumLoanToValue is not { } ratio || maximumLoanToValue <= ratio)
                && (row.MaximumExceptions is not { } most || exceptions <= most))
            ?? throw new InvalidOperationException("The authority matrix has no row for this loan: its last row must have no bounds.");
        var missing = signed.Aggregate<Role, IReadOnlyList<Role>>(row.Signatures, Fill);
        return new AuthorityRequirement(row.Order, InWords(row), row.Signatures, missing);
    }

    /// <summary>The places left empty when this role signs: its own first, else, for a manager, a risk officer's.</summary>
    internal static IReadOnlyList<Role> Fill(IReadOnlyList<Role> missing, Role signer)
    {
        var place = missing.ToList().IndexOf(signer);
        if (place < 0 && signer == Role.Manager)
            place = missing.ToList().IndexOf(Role.RiskOfficer);
        return place < 0 ? missing : [.. missing.Where((_, i) => i != place)];
    }

    internal static string InWords(AuthorityRow row)
    {
        var bounds = new List<string>();
        if (row.UpToAmount is { } amount)
            bounds.Add("up to " + FigureFormat.WithCurrency(Money.Usd(amount)));
        if (row.WeakestRating is { } rating)
            bounds.Add($"customers {rating} or stronger");
        if (row.MaximumLoanToValue is { } ratio)
            bounds.Add("loan to value at most " + FigureFormat.Percent(ratio));
        if (row.MaximumExceptions is { } most)
            bounds.Add(most == 0 ? "no policy exception" : $"at most {most} policy exception{(most == 1 ? "" : "s")}");
        return bounds.Count == 0 ? "everything else" : string.Join(", ", bounds);
    }
}
