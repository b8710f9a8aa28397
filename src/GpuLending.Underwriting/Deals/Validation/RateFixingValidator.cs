using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class RateFixingValidator : AbstractValidator<RateFixing>
{
    public RateFixingValidator()
    {
        RuleFor(fixing => fixing.Date).Day("Fixing date");
        RuleFor(fixing => fixing.RatePerAnnum).Share("Fixing", -0.05, 0.5, "a year");
    }
}
