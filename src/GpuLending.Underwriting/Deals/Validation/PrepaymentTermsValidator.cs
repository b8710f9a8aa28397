using FluentValidation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class PrepaymentTermsValidator : AbstractValidator<PrepaymentTerms>
{
    private const int MostEvents = 200;

    public PrepaymentTermsValidator()
    {
        RuleFor(terms => terms.Application).Known("Application of prepayments");
        RuleFor(terms => terms.Voluntary).AtMost(MostEvents, "voluntary prepayments");
        RuleForEach(terms => terms.Voluntary).SetValidator(new VoluntaryPrepaymentValidator()).When(terms => terms.Voluntary.Count <= MostEvents);
        RuleFor(terms => terms.Premium).SetValidator(new PrepaymentPremiumValidator()!).When(terms => terms.Premium is not null);
        RuleFor(terms => terms.LoanToCostAbove).OptionalShare("Loan-to-cost above which the loan is prepaid", 0.01, 2, "of cost");
        RuleFor(terms => terms.NegativeIncomeMonthsAhead).WholeNumber("Months ahead of negative operating income", 0, 24, "months");
        RuleFor(terms => terms.Proceeds).AtMost(MostEvents, "lots lost or sold");
        RuleForEach(terms => terms.Proceeds).SetValidator(new LotProceedsValidator()).When(terms => terms.Proceeds.Count <= MostEvents);
    }
}
