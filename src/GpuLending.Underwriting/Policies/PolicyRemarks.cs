using System.Globalization;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals.Validation;

namespace GpuLending.Underwriting.Policies;

/// <summary>What is allowed in a policy and worth a second look: rows that never decide.</summary>
public static class PolicyRemarks
{
    public static IReadOnlyList<string> Of(PolicyDocument document) =>
    [
        .. Idle("Advance grid", document.Lending.AdvanceGrid.Rows, (winner, idle) => winner.Covers(idle), row => $"{PolicyDiff.Name(row)}: {FieldRules.Percent(row.AdvanceRate)}"),
        .. Idle("Margin grid", document.Lending.MarginGrid.Rows, Undercuts, row => $"{PolicyDiff.Name(row)}: {FieldRules.Percent(row.MarginPerAnnum)}"),
        .. Authority(document.Authority),
    ];

    /// <summary>Rows that another makes idle; of two that say the same the later is idle.</summary>
    private static IEnumerable<string> Idle<T>(string grid, IReadOnlyList<T> rows, Func<T, T, bool> covers, Func<T, string> name)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < rows.Count; j++)
            {
                if (i == j || !covers(rows[j], rows[i]) || (j > i && covers(rows[i], rows[j])))
                    continue;
                yield return string.Create(
                    CultureInfo.InvariantCulture, $"{grid}, row {i + 1} never decides ({name(rows[i])}): row {j + 1} is open to every deal it is open to, and is no worse ({name(rows[j])}).");
                break;
            }
        }
    }

    /// <summary>Whether whatever the other row prices is priced by this one too, at a margin no higher.</summary>
    private static bool Undercuts(MarginGridRow row, MarginGridRow other) =>
        CreditRating.TryParse(row.WorstRating, out var worst) && CreditRating.TryParse(other.WorstRating, out var others) && others.IsAtLeast(worst)
        && row.ShortestContractMonths <= other.ShortestContractMonths && row.LongestTenorMonths >= other.LongestTenorMonths && row.MarginPerAnnum <= other.MarginPerAnnum;

    private static IEnumerable<string> Authority(IReadOnlyList<AuthorityRow> rows)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            if (rows.Take(i).FirstOrDefault(earlier => Holds(earlier, rows[i])) is { } earlier)
                yield return string.Create(CultureInfo.InvariantCulture, $"Authority matrix, row {i + 1} is never reached: row {earlier.Order} takes every loan it would take.");
        }
    }

    /// <summary>Whether the earlier row's bounds are no tighter than the later's.</summary>
    private static bool Holds(AuthorityRow earlier, AuthorityRow later) =>
        (earlier.UpToAmount is not { } amount || later.UpToAmount <= amount)
        && (earlier.MaximumLoanToValue is not { } ratio || later.MaximumLoanToValue <= ratio)
        && (earlier.MaximumExceptions is not { } most || later.MaximumExceptions <= most)
        && (earlier.WeakestRating is not { } rating
            || (later.WeakestRating is { } other && CreditRating.TryParse(rating, out var weakest) && CreditRating.TryParse(other, out var others) && others.IsAtLeast(weakest)));
}
