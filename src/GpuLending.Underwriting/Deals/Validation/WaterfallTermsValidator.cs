using FluentValidation;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class WaterfallTermsValidator : AbstractValidator<WaterfallTerms>
{
    private const int MostSteps = 40;
    private const int MostAccounts = 20;
    private const int MostTriggers = 40;

    public WaterfallTermsValidator()
    {
        RuleFor(terms => terms.Steps).AtMost(MostSteps, "rules of the waterfall");
        RuleFor(terms => terms.Steps).NoKeyTwice("Key of the rule", step => step.Id, "Id");
        RuleFor(terms => terms.Steps).Custom(CheckOrder);
        RuleForEach(terms => terms.Steps).SetValidator(terms => new WaterfallStepValidator(terms)).When(terms => terms.Steps.Count <= MostSteps);
        RuleFor(terms => terms.Accounts).AtMost(MostAccounts, "accounts");
        RuleFor(terms => terms.Accounts).NoKeyTwice("Key of the account", account => account.Id, "Id");
        RuleForEach(terms => terms.Accounts).SetValidator(new CashAccountValidator()).When(terms => terms.Accounts.Count <= MostAccounts);
        RuleFor(terms => terms.Triggers).AtMost(MostTriggers, "triggers");
        RuleFor(terms => terms.Triggers).NoKeyTwice("Key of the trigger", trigger => trigger.Id, "Id");
        RuleForEach(terms => terms.Triggers).SetValidator(new WaterfallTriggerValidator()).When(terms => terms.Triggers.Count <= MostTriggers);
        RuleFor(terms => terms.SponsorPays).Known("What the sponsor pays");
        RuleFor(terms => terms.SaleAtMaturity!).ChildRules(sale =>
        {
            sale.RuleFor(given => given.Haircut).Share("Haircut of the sale", unit: "of value");
            sale.RuleFor(given => given.Premise).OptionalKnown("Premise of the sale");
        }).When(terms => terms.SaleAtMaturity is not null);
    }

    /// <summary>Costs, fees, interest and principal are each paid by one rule, in the order in which the engine can serve them.</summary>
    private static void CheckOrder(IReadOnlyList<WaterfallStep> steps, ValidationContext<WaterfallTerms> context)
    {
        foreach (var problem in WaterfallRules.Problems(steps))
        {
            if (problem.Step is { } at) context.AddBelow($"[{FieldRules.Text(at)}].Kind", problem.Message);
            else context.AddFailure(problem.Message);
        }
    }
}
