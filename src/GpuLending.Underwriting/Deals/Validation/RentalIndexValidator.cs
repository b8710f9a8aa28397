using FluentValidation;
using GpuLending.Engine.Covenants;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class RentalIndexValidator : AbstractValidator<RentalIndexTerms>
{
    private const int MostTiers = 10;
    private const int MostFixings = 5_000;
    private const int MostFallbacks = 10;
    private const decimal LeastPrice = 0.0001m;
    private const decimal MostPrice = 100_000m;

    public RentalIndexValidator()
    {
        RuleFor(terms => terms.IndexId).Text("Name of the index", FieldRules.NameLength, needed: true);
        RuleFor(terms => terms.ClosePrice).Amount("Index at closing", LeastPrice, MostPrice, needed: true, "a GPU-hour");
        RuleFor(terms => terms.RoundTo).OptionalNumber("Rounding of tier prices", 0.0001, 100, "a GPU-hour");
        RuleFor(terms => terms.Restatements).Known("Rule on restatements");
        RuleFor(terms => terms.ProjectedChangePerAnnum).Share("Change assumed after the last print", -0.9, 5);
        RuleFor(terms => terms.CeasesOn).OptionalDay("Day the index ceases");
        RuleFor(terms => terms.StaleAfterDays).WholeNumber("Days without a print", 1, 365, "days");
        RuleFor(terms => terms.Tiers).Custom((tiers, context) =>
        {
            if (tiers.Count == 0) context.AddFailure("The index has no tier: enter at least one share of the closing price.");
        });
        RuleFor(terms => terms.Tiers).AtMost(MostTiers, "tiers");
        RuleForEach(terms => terms.Tiers).ChildRules(tier =>
        {
            tier.RuleFor(given => given.Name).Text("Name of the tier", FieldRules.NameLength);
            tier.RuleFor(given => given.Share).Share("Tier", 0.01, 1, "of the closing price");
            tier.RuleFor(given => given.ReserveMonths).WholeNumber("Reserve of the tier", 0, 36, "months");
            tier.RuleFor(given => given.SweepShare).Share("Sweep of the tier");
            tier.RuleFor(given => given.AmortisationFactor).Number("Amortisation of the tier", 1, 10, "times the schedule");
        });
        RuleFor(terms => terms.Tiers).Custom((tiers, context) =>
        {
            for (var i = 1; i < tiers.Count; i++)
            {
                if (tiers[i].Share >= tiers[i - 1].Share)
                    context.AddBelow($"[{FieldRules.Text(i)}].Share", $"Tier {FieldRules.Text(i + 1)} is {FieldRules.Percent(tiers[i].Share)}: enter less than the {FieldRules.Percent(tiers[i - 1].Share)} of the tier before it.");
            }
        });
        RuleFor(terms => terms.Fixings).AtMost(MostFixings, "prints");
        RuleForEach(terms => terms.Fixings).ChildRules(fixing =>
        {
            fixing.RuleFor(given => given.Date).Day("Day of the print");
            fixing.RuleFor(given => given.Price).Amount("Print", LeastPrice, MostPrice, needed: true, "a GPU-hour");
            fixing.RuleFor(given => given.IndexId).Text("Index of the print", FieldRules.NameLength);
            fixing.RuleFor(given => given.Vintage).OptionalDay("Day of publication");
            fixing.RuleFor(given => given.Vintage).Custom((vintage, context) =>
            {
                if (vintage is { } day && day < context.InstanceToValidate.Date)
                    context.AddFailure($"Day of publication is {FieldRules.Text(day)}: enter {FieldRules.Text(context.InstanceToValidate.Date)} or later.");
            });
            fixing.RuleFor(given => given.Source).Text("Source of the print", FieldRules.NameLength);
        }).When(terms => terms.Fixings.Count <= MostFixings);
        RuleFor(terms => terms.Fixings).Custom(CheckNames);
        RuleFor(terms => terms.Fallbacks).AtMost(MostFallbacks, "fallbacks");
        RuleForEach(terms => terms.Fallbacks).ChildRules(fallback =>
        {
            fallback.RuleFor(given => given.IndexId).Text("Name of the fallback index", FieldRules.NameLength, needed: true);
            fallback.RuleFor(given => given.Factor).Number("Factor of the fallback", 0.01, 100, "times its print");
            fallback.RuleFor(given => given.CeasesOn).OptionalDay("Day the fallback ceases");
        });
    }

    /// <summary>A print names the covenant's index or one of its fallbacks, else nobody would ever read it.</summary>
    private static void CheckNames(IReadOnlyList<RentalIndexFixing> fixings, ValidationContext<RentalIndexTerms> context)
    {
        var terms = context.InstanceToValidate;
        for (var i = 0; i < fixings.Count; i++)
        {
            if (fixings[i].IndexId is { } name && name != terms.IndexId && !terms.Fallbacks.Any(fallback => fallback.IndexId == name))
                context.AddBelow($"[{FieldRules.Text(i)}].IndexId", $"Index of the print is '{FieldRules.Short(name)}': enter {string.Join(" or ", terms.Fallbacks.Select(fallback => fallback.IndexId).Prepend(terms.IndexId))}.");
        }
    }
}
