using FluentValidation;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>Rules of calendars and published rates.</summary>
internal static class FixingRules
{
    public const int MostFixings = 2_000;

    public static IRuleBuilderOptionsConditions<T, string> Calendar<T>(this IRuleBuilder<T, string> rule, string name) =>
        rule.Custom((value, context) =>
        {
            if (!BusinessCalendar.TryParse(value, out _))
                context.AddFailure($"{name} '{FieldRules.Short(value)}' is not known: choose {string.Join(", ", BusinessCalendar.All.Select(known => known.Name))}.");
        });

    /// <summary>Published rates: a day each, in date order.</summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<RateFixing>> InDateOrder<T>(this IRuleBuilder<T, IReadOnlyList<RateFixing>> rule) =>
        rule.Custom((fixings, context) =>
        {
            for (var i = 1; i < fixings.Count; i++)
            {
                if (fixings[i].Date <= fixings[i - 1].Date)
                {
                    context.AddBelow(
                        $"[{FieldRules.Text(i)}].{nameof(RateFixing.Date)}",
                        $"Fixing date is {FieldRules.Text(fixings[i].Date)}, not after the one before it on {FieldRules.Text(fixings[i - 1].Date)}: enter fixings in date order, one a day.");
                    return;
                }
            }
        });
}
