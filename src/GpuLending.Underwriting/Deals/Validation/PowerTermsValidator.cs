using FluentValidation;
using GpuLending.Engine.Costs;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class PowerTermsValidator : AbstractValidator<PowerTerms>
{
    private const int MostSteps = 200;

    public PowerTermsValidator()
    {
        RuleFor(power => power.KilowattsPerGpu).OptionalNumber("Critical load", 0.01, 100, "kW per GPU");
        RuleFor(power => power.PowerUsageEffectiveness).Number("Power usage effectiveness", 1, 3, "times the load");
        RuleFor(power => power.PricePerKilowattHour).Amount("Power price", 0, 10, unit: "per kWh");
        RuleFor(power => power.PriceSteps).AtMost(MostSteps, "steps of the power price");
        RuleFor(power => power.PriceSteps).Custom((steps, context) =>
        {
            var seen = new HashSet<DateOnly>();
            for (var i = 0; i < steps.Count; i++)
            {
                if (!seen.Add(steps[i].Date))
                    context.AddBelow($"[{FieldRules.Text(i)}].Date", $"A step of the power price on {FieldRules.Text(steps[i].Date)} is there twice: give each its own date.");
            }

            if (steps.Count > 0 && context.InstanceToValidate.PricePerKilowattHour is null)
                context.AddFailure("Steps of the power price stand without a price at closing: enter the power price, 0 to 10 per kWh, or remove the steps.");
        });
        RuleForEach(power => power.PriceSteps).SetValidator(new PowerPriceStepValidator()).When(power => power.PriceSteps.Count <= MostSteps);
        RuleFor(power => power.IdleShare).Share("Idle load");
        RuleFor(power => power.HedgedShare).Share("Hedged share of power");
        RuleFor(power => power.HedgedPricePerKilowattHour).Amount("Fixed power price", 0, 10, unit: "per kWh");
        RuleFor(power => power.HedgedPricePerKilowattHour).Custom((price, context) =>
        {
            if (price is not null && context.InstanceToValidate.PricePerKilowattHour is null)
                context.AddFailure("A fixed power price stands without a price at closing: enter the power price, 0 to 10 per kWh, or remove the fixed price.");
        });
        RuleFor(power => power.HedgedUntil).OptionalDay("End of the fixed power price");
    }
}
