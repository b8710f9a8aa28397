using FluentValidation;
using GpuLending.Engine;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class InterestTermsValidator : AbstractValidator<InterestTerms>
{
    public InterestTermsValidator(MarketSnapshot snapshot)
    {
        RuleFor(interest => interest.Kind).Known("Kind of rate");
        RuleFor(interest => interest.FixedRatePerAnnum).Share("Fixed rate", 0, 0.5, "a year");
        RuleFor(interest => interest.MarginPerAnnum).Share("Margin", 0, 0.5, "a year");
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
