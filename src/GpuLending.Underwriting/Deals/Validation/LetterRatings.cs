using System.Collections.Frozen;
using FluentValidation;
using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>The letter scale of ratings, best first, and "NR" for who has none.</summary>
internal static class LetterRatings
{
    private static readonly FrozenSet<string> All =
        CreditRating.Scale.Append(CreditRating.NotRated).Select(rating => rating.ToString()).ToFrozenSet(StringComparer.Ordinal);

    public static IRuleBuilderOptionsConditions<T, string> LetterRating<T>(this IRuleBuilder<T, string> rule, string name) =>
        rule.Custom((value, context) =>
        {
            if (!All.Contains(value))
                context.AddFailure($"{name} is '{FieldRules.Short(value)}': enter a letter rating from AAA to D with + or -, such as BBB-, or NR for none.");
        });
}
