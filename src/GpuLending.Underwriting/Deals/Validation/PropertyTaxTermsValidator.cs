using FluentValidation;
using GpuLending.Engine.Costs;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class PropertyTaxTermsValidator : AbstractValidator<PropertyTaxTerms>
{
    private const int MostYears = 40;

    public PropertyTaxTermsValidator()
    {
        RuleFor(tax => tax.RatePerAnnum).Share("Property tax", 0, 0.2, "of assessed value a year");
        RuleFor(tax => tax.AssessedShareByYear).AtMost(MostYears, "years of assessed value");
        RuleFor(tax => tax.AssessedShareByYear).Custom((shares, context) =>
        {
            for (var i = 0; i < shares.Count && i < MostYears; i++)
            {
                if (!(shares[i] is >= 0 and <= 1.5))
                    context.AddFailure($"Assessed value in year {FieldRules.Text(i + 1)} is {FieldRules.Percent(shares[i])}: enter 0 to 150 % of cost.");
            }
        });
        RuleFor(tax => tax.From).OptionalDay("Start of property tax");
    }
}
