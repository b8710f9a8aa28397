using FluentValidation;
using GpuLending.Engine;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class AmortisationTermsValidator : AbstractValidator<AmortisationTerms>
{
    public const int MostPayments = 500;
    private const decimal OneCent = 0.01m;

    /// <param name="isAmendment">Whether the terms replace others during the loan: custom amounts are then struck against what is owed on that day, which only the engine knows.</param>
    public AmortisationTermsValidator(bool isAmendment = false)
    {
        RuleFor(terms => terms.Style).Known("Style of repayment");
        RuleFor(terms => terms.InterestOnlyMonths).Custom((months, context) =>
        {
            var tenor = context.Case().Facility.TenorMonths;
            var most = tenor is >= 1 and <= LoanDates.LongestTenorMonths ? tenor - 1 : LoanDates.LongestTenorMonths;
            if (months < 0 || months > most)
                context.AddFailure($"Interest-only period is {FieldRules.Text(months)}: enter 0 to {FieldRules.Text(most)} months, less than the tenor.");
        });
        RuleFor(terms => terms.BalloonShare).Share("Balloon", unit: "of the loan");
        RuleFor(terms => terms.BalloonReason).Text("Reason for the balloon", FieldRules.NoteLength);
        RuleFor(terms => terms.BalloonReason).Custom((reason, context) =>
        {
            var share = context.InstanceToValidate.BalloonShare;
            var cap = context.Case().Sizing.Balloon.MaximumShare;
            if (share is > 0 and <= 1 && share > cap && string.IsNullOrWhiteSpace(reason))
                context.AddFailure($"Balloon of {FieldRules.Percent(share)} is above the cap of {FieldRules.Percent(cap)}: enter the reason why it is accepted.");
        });
        RuleFor(terms => terms.Custom).AtMost(MostPayments, "principal payments");
        RuleForEach(terms => terms.Custom).SetValidator(new PrincipalPaymentValidator());
        RuleFor(terms => terms.Custom).Custom(CheckCustom).When(terms => terms.Style == AmortisationStyle.Custom && !isAmendment);
        RuleFor(terms => terms.DepreciationLifeYears).Number("Life of the cost leg", 0.5, 20, "years");
        RuleFor(terms => terms.DepreciatedCostAdvance).Share("Share of depreciated cost");
        RuleFor(terms => terms.SupportedLoanToValue).Share("Loan-to-value of the value leg", 0.01, 2);
    }

    private static void CheckCustom(IReadOnlyList<PrincipalPayment> payments, ValidationContext<AmortisationTerms> context)
    {
        var dealCase = context.Case();
        if (payments.Count == 0)
        {
            context.AddFailure("Principal payments are empty: enter them, or choose another style of repayment.");
            return;
        }

        for (var i = 1; i < payments.Count; i++)
        {
            if (payments[i].Date <= payments[i - 1].Date && FieldRules.IsDay(payments[i].Date))
                context.AddBelow($"[{i}].Date", $"Payment date is {FieldRules.Text(payments[i].Date)}, not after the payment before it: enter payments in date order, one a date.");
        }

        if ((dealCase.Facility.OpeningBalance ?? dealCase.Facility.Commitment) is not { } principal)
        {
            context.AddFailure("Principal payments need the amount they repay: enter a commitment or an opening balance.");
            return;
        }

        if (payments.Any(payment => payment.Amount is not { } amount || amount.Currency != dealCase.Currency) || principal.Currency != dealCase.Currency) return;
        if (payments.Any(payment => Math.Abs(payment.Amount!.Value.Amount) > FieldRules.LargestAmount) || Math.Abs(principal.Amount) > FieldRules.LargestAmount) return;
        var share = context.InstanceToValidate.BalloonShare;
        if (share is not (>= 0 and <= 1)) return;
        var due = Math.Round(principal.Amount * (1 - (decimal)share), 2);
        var sum = payments.Sum(payment => payment.Amount!.Value.Amount);
        if (Math.Abs(sum - due) > OneCent)
            context.AddFailure($"Principal payments sum to {new Money(sum, dealCase.Currency)}: they must sum to {new Money(due, dealCase.Currency)}, a difference of {new Money(due - sum, dealCase.Currency)}.");
    }
}
