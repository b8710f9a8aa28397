using FluentValidation;
using GpuLending.Engine.Costs;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class PowerTermsValidator : AbstractValidator<PowerTerms>
{
    public PowerTermsValidator()
    {
        RuleFor(power => power.KilowattsPerGpu).OptionalNumber("Critical load", 0.01, 100, "kW per GPU");
        RuleFor(power => power.PowerUsageEffectiveness).Number("Power usage effectiveness", 1, 3, "times the load");
        RuleFor(power => power.PricePerKilowattHour).Amount("Power price", 0, 10, unit: "per kWh");
        RuleFor(power => power.IdleShare).Share("Idle load");
        RuleFor(power => power.HedgedShare).Share("Hedged share of power");
    }
}
