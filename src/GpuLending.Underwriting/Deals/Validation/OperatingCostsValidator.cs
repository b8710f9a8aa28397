using FluentValidation;
using GpuLending.Engine.Costs;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class OperatingCostsValidator : AbstractValidator<OperatingCosts>
{
    public OperatingCostsValidator()
    {
        RuleFor(costs => costs.Power).SetValidator(new PowerTermsValidator());
        RuleFor(costs => costs.ColocationPerKilowattMonth).Amount("Colocation", 0, 10_000, unit: "per kW and month");
        RuleFor(costs => costs.MaintenancePerGpuMonth).Amount("Maintenance", 0, 100_000, unit: "per GPU and month");
        RuleFor(costs => costs.InsuranceShareOfCostPerAnnum).Share("Insurance", 0, 0.2, "of hardware cost a year");
        RuleFor(costs => costs.FixedPerMonth).Amount("Fixed cost", 0, 10_000_000_000m, unit: "per month");
        RuleFor(costs => costs.EscalatorPerAnnum).Share("Escalator of costs", -0.2, 0.5, "a year");
    }
}
