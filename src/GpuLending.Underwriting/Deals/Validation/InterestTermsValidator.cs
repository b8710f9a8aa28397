using FluentValidation;
using GpuLending.Engine;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class InterestTermsValidator : AbstractValidator<InterestTerms>
{
    private const int MostSteps = 50;

    public InterestTermsValidator(MarketSnapshot snapshot)
    {
        RuleFor(interest => interest.Kind).Known("Kind of rate");
        RuleFor(interest => interest.FixedRatePerAnnum).Share("Fixed rate", 0, 0.5, "a year");
        RuleFor(interest => interest.MarginPerAnnum).Share("Margin", 0, 0.5, "a year");
        RuleFor(interest => interest.MarginSteps).AtMost(MostSteps, "steps of the margin");
        RuleForEach(interest => interest.MarginSteps).ChildRules(step =>
        {
            step.RuleFor(row => row.Date).Day("Day of the margin step");
            step.RuleFor(row => row.ChangePerAnnum).Share("Change of the margin", -0.5, 0.5, "a year");
        }).When(interest => interest.MarginSteps.Count <= MostSteps);
        RuleFor(interest => interest.MarginTiers).AtMost(MostSteps, "margins by customer");
        RuleFor(interest => interest.MarginTiers).NoKeyTwice("Worst rating", tier => tier.WorstRating, "WorstRating");
        RuleForEach(interest => interest.MarginTiers).ChildRules(tier =>
        {
            tier.RuleFor(row => row.WorstRating).LetterRating("Worst rating of the margin");
            tier.RuleFor(row => row.MarginPerAnnum).Share("Margin of the customers", 0, 0.5, "a year");
        }).When(interest => interest.MarginTiers.Count <= MostSteps);
        RuleFor(interest => interest.PayInKind).SetValidator(new PayInKindTermsValidator()!).When(interest => interest.PayInKind is not null);
        RuleFor(interest => interest.FloorPerAnnum).Share("Floor", -0.05, 0.25, "a year");
        RuleFor(interest => interest.Index).Custom((index, context) =>
        {
            if (context.InstanceToValidate.Kind == RateKind.Floating && !snapshot.BaseRates.ContainsKey(index))
                context.AddFailure($"Base rate '{FieldRules.Short(index)}' has no forwards in the market data: choose {string.Join(", ", snapshot.BaseRates.Keys.Order(StringComparer.Ordinal))}.");
        });
        RuleFor(interest => interest.Setting).Known("Setting of the rate");
        RuleFor(interest => interest.LookbackDays).WholeNumber("Lookback", 0, 30, "business days");
        RuleFor(interest => interest.RateCalendar).Calendar("Rate calendar");
        RuleFor(interest => interest.Fixings).AtMost(FixingRules.MostFixings, "fixings");
        RuleFor(interest => interest.Fixings).InDateOrder().When(interest => interest.Fixings.Count <= FixingRules.MostFixings);
        RuleForEach(interest => interest.Fixings).SetValidator(new RateFixingValidator()).When(interest => interest.Fixings.Count <= FixingRules.MostFixings);
        RuleFor(interest => interest.CapPerAnnum).OptionalShare("Cap", -0.05, 0.5, "a year");
        RuleFor(interest => interest.CapPerAnnum).Custom((cap, context) =>
        {
            var floor = context.InstanceToValidate.FloorPerAnnum;
            if (cap is { } strike && strike < floor)
                context.AddFailure($"Cap is {FieldRules.Percent(strike)}, below the floor of {FieldRules.Percent(floor)}: enter the floor or more.");
        });
        RuleFor(interest => interest.CapShare).Share("Share under the cap", 0, 1, "of principal not swapped");
        RuleFor(interest => interest.SwapShare).Share("Swapped share", 0, 1, "of principal");
        RuleFor(interest => interest.SwapRatePerAnnum).Share("Swap rate", -0.05, 0.5, "a year");
        RuleFor(interest => interest.DefaultMarginPerAnnum).Share("Default margin", 0, 0.5, "a year");
        RuleFor(interest => interest.DayCount).Custom((dayCount, context) =>
        {
            if (!DayCount.TryParse(dayCount, out _))
                context.AddFailure($"Day count '{FieldRules.Short(dayCount)}' is not known: choose {string.Join(", ", DayCount.All.Select(known => known.Name))}.");
        });
        RuleFor(interest => interest.CapitalisedUntil).OptionalDay("End of capitalised interest");
        RuleFor(interest => interest.CapitalisedUntil).Custom((until, context) =>
        {
            var dealCase = context.Case();
            if (until is not { } day || !FieldRules.IsDay(day) || !FieldRules.IsDay(dealCase.ClosingDate)) return;
            if (day < dealCase.ClosingDate || (LoanDates.LastMaturity(dealCase) is { } maturity && day > maturity))
                context.AddFailure($"End of capitalised interest is {FieldRules.Text(day)}: enter a date from closing on {FieldRules.Text(dealCase.ClosingDate)} to maturity.");
        });
    }
}
