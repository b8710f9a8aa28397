using FluentValidation;
using GpuLending.Engine;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class FacilityValidator : AbstractValidator<Facility>
{
    private const int MostDraws = 200;
    private const int MostSteps = 50;

    public FacilityValidator(MarketSnapshot snapshot)
    {
        RuleFor(facility => facility.Kind).Known("Kind of loan");
        RuleFor(facility => facility.Commitment).Amount("Commitment", OneUnit, FieldRules.LargestAmount);
        RuleFor(facility => facility.OpeningBalance).Amount("Opening balance", OneUnit, FieldRules.LargestAmount);
        RuleFor(facility => facility.OpeningBalance).Custom((balance, context) =>
        {
            if (balance is { } opening && context.InstanceToValidate.Commitment is { } commitment
                && opening.Currency == commitment.Currency && opening.Amount > commitment.Amount)
                context.AddFailure($"Opening balance is {opening}: enter at most the commitment of {commitment}.");
        });
        RuleFor(facility => facility.Draws.Kind).Known("Draw plan");
        RuleFor(facility => facility.Draws.Entered).AtMost(MostDraws, "draws");
        RuleFor(facility => facility.Draws.Entered).Custom((draws, context) =>
        {
            if (draws.Count == 0) context.AddFailure("Draws are empty: enter at least one, or choose another draw plan.");
        }).When(facility => facility.Draws.Kind == DrawPlanKind.Entered);
        RuleForEach(facility => facility.Draws.Entered).SetValidator(new PlannedDrawValidator())
            .When(facility => facility.Draws.Kind == DrawPlanKind.Entered && facility.Draws.Entered.Count <= MostDraws);
        RuleFor(facility => facility.AvailabilityEnd).OptionalDay("End of availability");
        RuleFor(facility => facility.AvailabilityEnd).Custom(FromClosingToMaturity("End of availability"));
        RuleFor(facility => facility.TenorMonths).WholeNumber("Tenor", 1, LoanDates.LongestTenorMonths, "months");
        RuleFor(facility => facility.FinalMaturity).OptionalDay("Final maturity");
        RuleFor(facility => facility.FinalMaturity).Custom((maturity, context) =>
        {
            var closing = context.Case().ClosingDate;
            if (maturity is { } day && FieldRules.IsDay(day) && FieldRules.IsDay(closing) && (day <= closing || day > closing.AddMonths(LoanDates.LongestTenorMonths)))
                context.AddFailure($"Final maturity is {FieldRules.Text(day)}: enter a date after closing on {FieldRules.Text(closing)} and within {LoanDates.LongestTenorMonths} months of it.");
        });
        RuleFor(facility => facility.PaymentFrequency).Known("Payment frequency");
        RuleFor(facility => facility.FirstPaymentDate).OptionalDay("First payment date");
        RuleFor(facility => facility.FirstPaymentDate).Custom((first, context) =>
        {
            var closing = context.Case().ClosingDate;
            if (first is { } day && FieldRules.IsDay(day) && FieldRules.IsDay(closing) && day <= closing)
                context.AddFailure($"First payment date is {FieldRules.Text(day)}: enter a date after closing on {FieldRules.Text(closing)}.");
        });
        RuleFor(facility => facility.FirstPaymentDate).Custom(FromClosingToMaturity("First payment date"));
        RuleFor(facility => facility.PaymentDates).SetValidator(new PaymentDateTermsValidator());
        RuleFor(facility => facility.Interest).SetValidator(new InterestTermsValidator(snapshot));
        RuleFor(facility => facility.Amortisation).SetValidator(new AmortisationTermsValidator());
        RuleFor(facility => facility.CommitmentSteps).AtMost(MostSteps, "steps of the commitment");
        RuleForEach(facility => facility.CommitmentSteps).ChildRules(step =>
        {
            step.RuleFor(row => row.Date).Day("Day of the commitment step");
            step.RuleFor(row => row.Amount).Amount("Commitment added", OneUnit, FieldRules.LargestAmount, needed: true);
            step.RuleFor(row => row.Condition).Text("Condition of the commitment step", FieldRules.NoteLength);
        }).When(facility => facility.CommitmentSteps.Count <= MostSteps);
        RuleFor(facility => facility.CommitmentSteps).Custom((steps, context) =>
        {
            if (steps.Count > 0 && context.InstanceToValidate.Commitment is null)
                context.AddFailure("Commitment steps add to a commitment: enter the commitment first.");
        });
        RuleFor(facility => facility.Prepayment).SetValidator(new PrepaymentTermsValidator());
        RuleFor(facility => facility.Lease).SetValidator(new LeaseTermsValidator());
        RuleFor(facility => facility.Amendments).AtMost(MostSteps, "amendments");
        RuleForEach(facility => facility.Amendments).SetValidator(new FacilityAmendmentValidator()).When(facility => facility.Amendments.Count <= MostSteps);
        RuleFor(facility => facility.Fees).SetValidator(new FeeTermsValidator());
        RuleFor(facility => facility.DebtServiceReserveMonths).WholeNumber("Debt service reserve", 0, 24, "months");
        RuleFor(facility => facility.DebtServiceReserveMonths).Custom((months, context) =>
        {
            if (months > 0 && context.Case().Waterfall is not null)
                context.AddFailure($"Debt service reserve is {FieldRules.Text(months)} months and the deal has a waterfall: enter 0 here and hold the reserve in an account of the waterfall.");
        });
        RuleFor(facility => facility.Tranches).AtMost(TrancheRules.MostTranches, "tranches");
        RuleFor(facility => facility.Tranches).NoKeyTwice("Tranche", tranche => tranche.Name, "Name");
        RuleForEach(facility => facility.Tranches).SetValidator(new LoanTrancheValidator()).When(facility => facility.Tranches.Count <= TrancheRules.MostTranches);
        RuleFor(facility => facility.Tranches).Custom(TrancheRules.Check);
        RuleFor(facility => facility.Recourse).Text("Recourse", FieldRules.NoteLength);
    }

    private const decimal OneUnit = 1m;

    private static Action<DateOnly?, ValidationContext<Facility>> FromClosingToMaturity(string name) => (date, context) =>
    {
        var dealCase = context.Case();
        if (date is not { } day || !FieldRules.IsDay(day) || !FieldRules.IsDay(dealCase.ClosingDate)) return;
        if (day < dealCase.ClosingDate)
            context.AddFailure($"{name} is {FieldRules.Text(day)}: enter a date from closing on {FieldRules.Text(dealCase.ClosingDate)}.");
        else if (LoanDates.LastMaturity(dealCase) is { } maturity && day > maturity)
            context.AddFailure($"{name} is {FieldRules.Text(day)}, after maturity on {FieldRules.Text(maturity)}: enter an earlier date.");
    };
}
