using FluentValidation;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class ReletTermsValidator : AbstractValidator<ReletTerms>
{
    private const int MostPillars = 24;

    public ReletTermsValidator()
    {
        RuleFor(terms => terms.RenewalProbability).Share("Probability of renewal");
        RuleFor(terms => terms.TermMonths).WholeNumber("Term of a new contract", 1, 120, "months");
        RuleFor(terms => terms.PaidShare).Share("Paid share of a new contract");
        RuleFor(terms => terms.CurveDate).OptionalDay("Date of the rental curve");
        RuleFor(terms => terms.DiscountRatePerAnnum).Share("Discount rate of the rental curve", 0, 0.5, "a year");
        RuleFor(terms => terms.DeclinePerAnnum).Share("Yearly fall after the rental curve", 0, 0.99, "a year", "A rise is never credited.");
        RuleFor(terms => terms.Pillars).AtMost(MostPillars, "points of the rental curve");
        RuleForEach(terms => terms.Pillars).ChildRules(pillar =>
        {
            pillar.RuleFor(p => p.TermMonths).WholeNumber("Length of the contract", 1, 120, "months");
            pillar.RuleFor(p => p.PricePerGpuHour).Amount("Price", 0, 1_000, needed: true, unit: "per GPU-hour");
        });
        RuleFor(terms => terms.Pillars).Custom(CheckOrder);
        RuleFor(terms => terms.Pillars).Custom((pillars, context) =>
        {
            if (pillars.Count == 0 && context.Case().Merchant.PricePerGpuHour is null)
                context.AddFailure("The rental curve has no point and there is no merchant rent to set its level: enter prices by length, or the rent.");
        });
    }

    /// <summary>Longer contracts later in the list, and none that costs less in all than a shorter one: that could be had for nothing.</summary>
    private static void CheckOrder(IReadOnlyList<RentalPillar> pillars, ValidationContext<ReletTerms> context)
    {
        for (var i = 1; i < pillars.Count && i < MostPillars; i++)
        {
            var (before, here) = (pillars[i - 1], pillars[i]);
            if (before.TermMonths < 1 || here.TermMonths < 1)
                continue;
            if (here.TermMonths <= before.TermMonths)
            {
                context.AddBelow($"[{i}].TermMonths", $"Length is {FieldRules.Text(here.TermMonths)} months after {FieldRules.Text(before.TermMonths)}: enter lengths in rising order.");
                continue;
            }

            if (before.PricePerGpuHour is not { } shorter || here.PricePerGpuHour is not { } longer || context.InstanceToValidate.DiscountRatePerAnnum is not (>= 0 and <= 0.5))
                continue;
            var rate = context.InstanceToValidate.DiscountRatePerAnnum;
            var least = (double)shorter.Amount * RentalTermCurve.Annuity(before.TermMonths, rate) / RentalTermCurve.Annuity(here.TermMonths, rate);
            if ((double)longer.Amount < least)
            {
                context.AddBelow(
                    $"[{i}].PricePerGpuHour",
                    $"Price is {FieldRules.Text(longer.Amount)} for {FieldRules.Text(here.TermMonths)} months, less in all than {FieldRules.Text(before.TermMonths)} months cost: enter {FieldRules.Plain(least)} or more.");
            }
        }
    }
}
