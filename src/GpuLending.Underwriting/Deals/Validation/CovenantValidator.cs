using FluentValidation;
using GpuLending.Engine.Covenants;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class CovenantValidator : AbstractValidator<Covenant>
{
    private const int MostRows = 500;

    public CovenantValidator()
    {
        RuleFor(covenant => covenant.Id).Text("Covenant key", FieldRules.KeyLength, needed: true);
        RuleFor(covenant => covenant.Name).Text("Covenant's name", FieldRules.NameLength);
        RuleFor(covenant => covenant.Kind).Known("Kind of covenant");
        RuleFor(covenant => covenant.Purpose).Known("Purpose of the covenant");
        RuleFor(covenant => covenant.Threshold).Custom(CheckThreshold);
        RuleFor(covenant => covenant.MinimumAmount).Custom((amount, context) =>
        {
            if (amount is null && context.InstanceToValidate.Kind == CovenantKind.MinimumLiquidity)
                context.AddFailure("Minimum liquidity has no threshold: enter the least amount.");
        });
        RuleFor(covenant => covenant.MinimumAmount).Amount("Least amount", 1, FieldRules.LargestAmount);
        RuleFor(covenant => covenant.TrailingMonths).WholeNumber("Trailing window", 1, 60, "months");
        RuleFor(covenant => covenant.FirstTestDate).OptionalDay("First test date");
        RuleFor(covenant => covenant.Premise).OptionalKnown("Premise");
        RuleFor(covenant => covenant.AtRiskHeadroom).Share("Headroom that reads at risk");
        RuleFor(covenant => covenant.DefinitionVersion).Text("Version of the definition", FieldRules.KeyLength);
        RuleFor(covenant => covenant.Cures).AtMost(MostRows, "cures");
        RuleForEach(covenant => covenant.Cures).ChildRules(cure =>
        {
            cure.RuleFor(given => given.Date).Day("Date of the cure");
            cure.RuleFor(given => given.Amount).Amount("Cure", 0, FieldRules.LargestAmount, needed: true);
        });
        RuleFor(covenant => covenant.Observations).AtMost(MostRows, "reported figures");
        RuleForEach(covenant => covenant.Observations).ChildRules(observation =>
        {
            observation.RuleFor(given => given.Date).Day("Date of the reported figure");
            observation.RuleFor(given => given.Actual).Amount("Reported figure", 0, FieldRules.LargestAmount, needed: true);
            observation.RuleFor(given => given.Projected).Amount("Projected figure", 0, FieldRules.LargestAmount);
        });
    }

    private static void CheckThreshold(double threshold, ValidationContext<Covenant> context)
    {
        var kind = context.InstanceToValidate.Kind;
        if (!Enum.IsDefined(kind)) return;
        var (least, most, print, unit) = kind switch
        {
            CovenantKind.DebtServiceCoverage => (0.1, 20.0, (Func<double, string>)FieldRules.Plain, "times"),
            CovenantKind.LoanToValue => (0.01, 5.0, FieldRules.Percent, "of value"),
            CovenantKind.LoanToCost => (0.01, 5.0, FieldRules.Percent, "of cost"),
            CovenantKind.ContractRealisation => (0.01, 2.0, FieldRules.Percent, "of projected revenue"),
            CovenantKind.MinimumLiquidity => (0.0, double.MaxValue, FieldRules.Plain, ""),
            CovenantKind.InterestCoverage => (0.1, 100.0, FieldRules.Plain, "times"),
        };
        if (threshold == 0 && kind != CovenantKind.MinimumLiquidity)
            context.AddFailure($"Threshold is not provided: enter {print(least)} to {print(most)} {unit}.");
        else
            FieldRules.CheckNumber(threshold, "Threshold", least, most, print, unit, "", context);
    }
}
