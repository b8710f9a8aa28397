using FluentValidation;
using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class BorrowerProfileValidator : AbstractValidator<BorrowerProfile>
{
    public BorrowerProfileValidator()
    {
        RuleFor(borrower => borrower.Name).Text("Borrower's name", FieldRules.NameLength);
        RuleFor(borrower => borrower.Rating).LetterRating("Borrower's rating");
        RuleFor(borrower => borrower.Country).Country("Borrower's country");
        RuleFor(borrower => borrower.Guarantor).Text("Guarantor", FieldRules.NoteLength);
        RuleFor(borrower => borrower.FoundedYear).Custom((year, context) =>
        {
            if (year is < 1600 or > 2100) context.AddFailure($"Year founded is {year}: enter 1600 to 2100.");
        });
        RuleFor(borrower => borrower.LastYearRevenue).Amount("Last year's revenue", 0, FieldRules.LargestAmount);
        RuleFor(borrower => borrower.ExpectedRevenue).Amount("Expected revenue", 0, FieldRules.LargestAmount);
        RuleFor(borrower => borrower.Ebitda).Amount("EBITDA", -FieldRules.LargestAmount, FieldRules.LargestAmount);
        RuleFor(borrower => borrower.NetInterest).Amount("Net interest", 0, FieldRules.LargestAmount);
        RuleFor(borrower => borrower.Liquidity).Amount("Liquidity", 0, FieldRules.LargestAmount);
    }
}
