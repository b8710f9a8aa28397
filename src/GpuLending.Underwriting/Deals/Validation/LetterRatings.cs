using System.Collections.Frozen;
using FluentValidation;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>The letter scale of ratings, best first, and "NR" for who has none.</summary>
internal static class LetterRatings
{
    private static readonly FrozenSet<string> All = new[]
    {
        "AAA", "AA+", "AA", "AA-", "A+", "A", "A-", "BBB+", "BBB", "BBB-", "BB+", "BB", "BB-", "B+", "B", "B-", "CCC+", "CCC", "CCC-", "CC",
        "C", "D", "NR",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static IRuleBuilderOptionsConditions<T, string> LetterRating<T>(this IRuleBuilder<T, string> rule, string name) =>
        rule.Custom((value, context) =>
        {
            if (!All.Contains(value))
                context.AddFailure($"{name} is '{FieldRules.Short(value)}': enter a letter rating from AAA to D with + or -, such as BBB-, or NR for none.");
        });
}
