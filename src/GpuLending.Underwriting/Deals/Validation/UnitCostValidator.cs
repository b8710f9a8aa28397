using FluentValidation;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class UnitCostValidator : AbstractValidator<UnitCost>
{
    private const decimal Most = 10_000_000m;

    public UnitCostValidator()
    {
        RuleFor(cost => cost.Gpu).Amount("GPU cost", 0, Most, unit: "per GPU");
        RuleFor(cost => cost.Network).Amount("Network cost", 0, Most, unit: "per GPU");
        RuleFor(cost => cost.Installation).Amount("Installation cost", 0, Most, unit: "per GPU");
        RuleFor(cost => cost.Freight).Amount("Freight cost", 0, Most, unit: "per GPU");
        RuleFor(cost => cost.Duty).Amount("Duty", 0, Most, unit: "per GPU");
        RuleFor(cost => cost.Soft).Amount("Soft cost", 0, Most, unit: "per GPU");
    }
}
