using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class PlannedDrawValidator : AbstractValidator<PlannedDraw>
{
    public PlannedDrawValidator()
    {
        RuleFor(draw => draw.Date).Day("Draw date");
        RuleFor(draw => draw.Date).Custom((date, context) =>
        {
            var dealCase = context.Case();
            var facility = dealCase.Facility;
            if (!FieldRules.IsDay(date)) return;
            if (FieldRules.IsDay(dealCase.ClosingDate) && date < dealCase.ClosingDate)
                context.AddFailure($"Draw date is {FieldRules.Text(date)}: enter a date from closing on {FieldRules.Text(dealCase.ClosingDate)}.");
            else if (facility.FinalMaturity is { } maturity && FieldRules.IsDay(maturity) && date >= maturity)
                context.AddFailure($"Draw date is {FieldRules.Text(date)}, not before maturity on {FieldRules.Text(maturity)}: enter an earlier date.");
            else if (facility.AvailabilityEnd is { } end && FieldRules.IsDay(end) && date > end)
                context.AddFailure($"Draw date is {FieldRules.Text(date)}, after availability ends on {FieldRules.Text(end)}: enter an earlier date.");
            else if (facility.TenorMonths is >= 1 and <= LoanDates.LongestTenorMonths && FieldRules.IsDay(dealCase.ClosingDate)
                && date >= dealCase.ClosingDate.AddMonths(LoanDates.LongestTenorMonths))
                context.AddFailure($"Draw date is {FieldRules.Text(date)}: enter a date within {LoanDates.LongestTenorMonths} months of closing on {FieldRules.Text(dealCase.ClosingDate)}.");
        });
        RuleFor(draw => draw.MarginPerAnnum).OptionalShare("Margin of the draw", 0, 0.5, "a year");
        RuleFor(draw => draw.Amount).Amount("Draw", 1, FieldRules.LargestAmount, needed: true);
    }
}
