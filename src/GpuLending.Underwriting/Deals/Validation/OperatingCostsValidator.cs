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
        RuleFor(costs => costs.FixedFrom).OptionalDay("First day of fixed cost");
        RuleFor(costs => costs.StaffPerMonth).Amount("Staff", 0, 10_000_000_000m, unit: "per month");
        RuleFor(costs => costs.SoftwarePerGpuMonth).Amount("Software", 0, 100_000, unit: "per GPU and month");
        RuleFor(costs => costs.SellingAndAdministrationShareOfRevenue).Share("Selling and administration", 0, 1, "of revenue");
        RuleFor(costs => costs.EscalatorPerAnnum).Share("Escalator of costs", LeastRise, MostRise, "a year");
        RuleFor(costs => costs.PowerEscalatorPerAnnum).OptionalShare("Escalator of power", LeastRise, MostRise, "a year");
        RuleFor(costs => costs.ColocationEscalatorPerAnnum).OptionalShare("Escalator of colocation", LeastRise, MostRise, "a year");
        RuleFor(costs => costs.MaintenanceEscalatorPerAnnum).OptionalShare("Escalator of maintenance", LeastRise, MostRise, "a year");
        RuleFor(costs => costs.InsuranceEscalatorPerAnnum).OptionalShare("Escalator of insurance", LeastRise, MostRise, "a year");
        RuleFor(costs => costs.SoftwareEscalatorPerAnnum).OptionalShare("Escalator of software", LeastRise, MostRise, "a year");
        RuleFor(costs => costs.StaffEscalatorPerAnnum).OptionalShare("Escalator of staff", LeastRise, MostRise, "a year");
        RuleFor(costs => costs.FixedEscalatorPerAnnum).OptionalShare("Escalator of fixed cost", LeastRise, MostRise, "a year");
        RuleFor(costs => costs.PropertyTax!).SetValidator(new PropertyTaxTermsValidator()).When(costs => costs.PropertyTax is not null);
        RuleFor(costs => costs.ReplacementReserve!).SetValidator(new ReplacementReserveTermsValidator()).When(costs => costs.ReplacementReserve is not null);
        RuleFor(costs => costs.WorkingCapital!).SetValidator(new WorkingCapitalTermsValidator()).When(costs => costs.WorkingCapital is not null);
        RuleFor(costs => costs.IncomeTax!).SetValidator(new IncomeTaxTermsValidator()).When(costs => costs.IncomeTax is not null);
    }

    private const double LeastRise = -0.2;
    private const double MostRise = 0.5;
}
