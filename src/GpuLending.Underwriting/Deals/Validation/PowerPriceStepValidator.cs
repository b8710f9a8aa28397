using FluentValidation;
using GpuLending.Engine.Costs;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class PowerPriceStepValidator : AbstractValidator<PowerPriceStep>
{
    public PowerPriceStepValidator()
    {
        RuleFor(step => step.Date).Day("Date of the power price");
        RuleFor(step => step.PricePerKilowattHour).Amount("Power price", 0, 10, needed: true, unit: "per kWh");
    }
}
