using FluentValidation;
using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class RecoveryTermsValidator : AbstractValidator<RecoveryTerms>
{
    private const int MostMonths = 60;
    private const int MostSupports = 50;

    public RecoveryTermsValidator()
    {
        RuleFor(terms => terms.OperatorFailsShare).Share("Operator fails", unit: "of defaults");
        RuleFor(terms => terms.CustomerFailsShare).Share("Customer fails", unit: "of defaults");
        RuleFor(terms => terms.BothFailShare).Share("Both fail", unit: "of defaults");
        RuleFor(terms => terms.BothFailShare).Custom((both, context) =>
        {
            var terms = context.InstanceToValidate;
            if (terms.OperatorFailsShare is not (>= 0 and <= 1) || terms.CustomerFailsShare is not (>= 0 and <= 1) || both is not (>= 0 and <= 1))
                return;
            var sum = terms.OperatorFailsShare + terms.CustomerFailsShare + both;
            if (Math.Abs(sum - 1) > LossGivenDefault.ShareTolerance)
                context.AddFailure($"The shares of who fails sum to {FieldRules.Percent(sum)}: they must sum to 100 %, a difference of {FieldRules.Percent(1 - sum)}.");
        });
        RuleFor(terms => terms.ReplacementWorks).Share("Another operator is found");
        RuleFor(terms => terms.ReplacementGapMonths).WholeNumber("Months without pay", 0, MostMonths, "months");
        RuleFor(terms => terms.ReplacementFeeShare).Share("Other operator's fee", unit: "of contracted revenue");
        RuleFor(terms => terms.TransferCostPerGpu).Amount("Cost of handing over", 0, 1_000_000, unit: "a GPU");
        RuleFor(terms => terms.ReletWorks).Share("Let again in place");
        RuleFor(terms => terms.ReletVoidMonths).WholeNumber("Months empty", 0, MostMonths, "months");
        RuleFor(terms => terms.ReletRentShare).Share("Rent in distress", unit: "of the merchant rent");
        RuleFor(terms => terms.EnforcementCostShare).Share("Cost of enforcing", 0, 0.5, "of the exposure");
        RuleFor(terms => terms.MonthsWithoutAccess).WholeNumber("Delay without access", 0, MostMonths, "months");
        RuleFor(terms => terms.LossWithoutSerials).Share("Lost without serial numbers", unit: "of the sale");
        RuleFor(terms => terms.Reason).Text("Reason", FieldRules.NoteLength);
        RuleFor(terms => terms.LostWithOperator).AtMost(MostSupports, "supports lost with the operator");
        RuleFor(terms => terms.LostWithOperator).Custom((keys, context) =>
        {
            var supports = context.Case().Valuation.Supports;
            for (var i = 0; i < Math.Min(keys.Count, MostSupports); i++)
            {
                if (keys[i] is { } key && !supports.Any(support => support.Id == key))
                    context.AddBelow($"[{FieldRules.Text(i)}]", $"No support has the key '{FieldRules.Short(key)}': name one of the collateral's supports, or take it off.");
            }
        });
    }
}
