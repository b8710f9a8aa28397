using FluentValidation;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class CashAccountValidator : AbstractValidator<CashAccount>
{
    public CashAccountValidator()
    {
        RuleFor(account => account.Id).Text("Key of the account", FieldRules.KeyLength, needed: true);
        RuleFor(account => account.Name).Text("Name of the account", FieldRules.NameLength);
        RuleFor(account => account.Kind).Known("Kind of account");
        RuleFor(account => account.Target).Known("Target");
        RuleFor(account => account.TargetMonths).Number("Months of the target", 0, 60, "months");
        RuleFor(account => account.TargetShare).Share("Share of the loan", unit: "of the loan");
        RuleFor(account => account.TargetAmount).Amount("Target", 0, FieldRules.LargestAmount);
        RuleFor(account => account.TargetAmount).Custom((amount, context) =>
        {
            if (amount is null && context.InstanceToValidate.Target == AccountTarget.Amount)
                context.AddFailure("Target is not provided: enter the amount to hold.");
        });
        RuleFor(account => account.FundedShare).Share("Share funded by the sponsor", unit: "of the target");
        RuleFor(account => account.FundedOn).OptionalDay("Day of funding");
        RuleFor(account => account.ReleasedOn).OptionalDay("Day of release");
        RuleFor(account => account.ReleasedOn).Custom((released, context) =>
        {
            if (released is { } end && context.InstanceToValidate.FundedOn is { } start && end <= start)
                context.AddFailure($"Day of release is {FieldRules.Text(end)}, not after funding on {FieldRules.Text(start)}: enter a later date.");
        });
        RuleFor(account => account.Use).Known("What the account may pay");
    }
}
