using FluentValidation;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class OfftakeContractValidator : AbstractValidator<OfftakeContract>
{
    private const int LongestYears = 30;
    private const int MostRows = 120;

    public OfftakeContractValidator()
    {
        RuleFor(contract => contract.Id).Text("Contract key", FieldRules.KeyLength, needed: true);
        RuleFor(contract => contract.Customer).Text("Customer", FieldRules.NameLength);
        RuleFor(contract => contract.CustomerRating).LetterRating("Customer's rating");
        RuleFor(contract => contract.LotIds).Custom(CheckLots);
        RuleFor(contract => contract.Gpus).WholeNumber("Contracted GPUs", 1, LotValidator.MostGpus, "GPUs");
        RuleFor(contract => contract.Start).Day("Contract start");
        RuleFor(contract => contract.End).Day("Contract end");
        RuleFor(contract => contract.End).Custom((end, context) =>
        {
            var start = context.InstanceToValidate.Start;
            if (!FieldRules.IsDay(start) || !FieldRules.IsDay(end)) return;
            if (end <= start)
                context.AddFailure($"Contract end is {FieldRules.Text(end)}, not after its start on {FieldRules.Text(start)}: enter a later date.");
            else if (end > start.AddYears(LongestYears))
                context.AddFailure($"Contract end is {FieldRules.Text(end)}: enter a date within {LongestYears} years of its start on {FieldRules.Text(start)}.");
        });
        // A spot contract pays the merchant rent of the month: a price of its own would say nothing.
        RuleFor(contract => contract.PricePerGpuHour).Amount("Price", 0, 1_000, needed: true, unit: "per GPU-hour").When(contract => contract.Kind != ContractKind.Spot || contract.PricePerGpuHour is not null);
        RuleFor(contract => contract.TakeOrPayShare).Share("Take-or-pay share");
        RuleFor(contract => contract.ExpectedUse).Share("Expected use");
        RuleFor(contract => contract.EscalatorPerAnnum).Share("Escalator", -0.5, 0.5, "a year");
        RuleFor(contract => contract.ServiceLevelCreditShare).Share("Service-level credits");
        RuleFor(contract => contract.Prepayment!).SetValidator(new CustomerPrepaymentValidator());
        RuleFor(contract => contract.Prepayment).Custom((prepayment, context) =>
        {
            var end = context.InstanceToValidate.End;
            if (prepayment is not null && FieldRules.IsDay(prepayment.ReceivedOn) && FieldRules.IsDay(end) && prepayment.ReceivedOn >= end)
                context.AddBelow(".ReceivedOn", $"Prepayment is received on {FieldRules.Text(prepayment.ReceivedOn)}: enter a date before the contract ends on {FieldRules.Text(end)}.");
        });
        RuleFor(contract => contract.Guarantee).Text("Guarantee", FieldRules.NoteLength);
        RuleFor(contract => contract.Kind).Known("Kind of contract");
        RuleFor(contract => contract.Kind).Custom((kind, context) =>
        {
            if (kind == ContractKind.Spot && context.Case().Merchant.PricePerGpuHour is null)
                context.AddFailure("Spot contracts pay the merchant rent, which is not provided: enter it, or choose another kind.");
        });
        RuleFor(contract => contract.DefaultProbability).OptionalShare("Probability of default", 0, 1, "a year");
        RuleFor(contract => contract.Availability).Share("Availability");
        RuleFor(contract => contract.AvailabilityFloor).Share("Availability floor");
        RuleFor(contract => contract.Termination!).SetValidator(new TerminationTermsValidator()).When(contract => contract.Termination is not null);
        RuleFor(contract => contract.GuaranteedBy!).ChildRules(guarantee =>
        {
            guarantee.RuleFor(g => g.Name).Text("Guarantor", FieldRules.NameLength, needed: true);
            guarantee.RuleFor(g => g.Rating).LetterRating("Guarantor's rating");
            guarantee.RuleFor(g => g.Share).Share("Share guaranteed");
            guarantee.RuleFor(g => g.Cap).Amount("Cap of the guarantee", 0, FieldRules.LargestAmount);
        }).When(contract => contract.GuaranteedBy is not null);
        CheckRows();
    }

    private void CheckRows()
    {
        RuleFor(contract => contract.Ramp).AtMost(MostRows, "steps of the ramp");
        RuleForEach(contract => contract.Ramp).ChildRules(step => step.RuleFor(s => s.Date).Day("Date of the step"));
        RuleFor(contract => contract.Ramp).Custom((ramp, context) =>
        {
            var contract = context.InstanceToValidate;
            Rising(ramp, step => step.Date, context);
            for (var i = 0; i < ramp.Count && i < MostRows; i++)
            {
                var least = i == 0 ? 1 : Math.Max(1, ramp[i - 1].Gpus);
                if (ramp[i].Gpus < least || ramp[i].Gpus > contract.Gpus)
                    context.AddBelow($"[{i}].Gpus", $"GPUs from the step are {FieldRules.Text(ramp[i].Gpus)}: enter {FieldRules.Text(least)} to the contract's {FieldRules.Text(contract.Gpus)}, those of earlier steps included.");
            }
        });
        RuleFor(contract => contract.PriceSteps).AtMost(MostRows, "price steps");
        RuleForEach(contract => contract.PriceSteps).ChildRules(step =>
        {
            step.RuleFor(s => s.Date).Day("Date of the price");
            step.RuleFor(s => s.PricePerGpuHour).Amount("Price", 0, 1_000, needed: true, unit: "per GPU-hour");
        });
        RuleFor(contract => contract.PriceSteps).Custom((steps, context) => Rising(steps, step => step.Date, context));
        RuleFor(contract => contract.Extensions).AtMost(10, "extension options");
        RuleForEach(contract => contract.Extensions).ChildRules(option =>
        {
            option.RuleFor(o => o.Months).WholeNumber("Extension", 1, 120, "months");
            option.RuleFor(o => o.PricePerGpuHour).Amount("Price", 0, 1_000, unit: "per GPU-hour");
            option.RuleFor(o => o.ShareOfLastPrice).Share("Share of the last price", 0, 2);
            option.RuleFor(o => o.Probability).Share("Probability of extension");
            option.RuleFor(o => o.ExercisedBy).Known("Who may extend");
        });
        RuleFor(contract => contract.ServiceLevelCredits).AtMost(10, "steps of credits");
        RuleForEach(contract => contract.ServiceLevelCredits).ChildRules(credit =>
        {
            credit.RuleFor(c => c.Below).Share("Availability below which the credit is due");
            credit.RuleFor(c => c.Credit).Share("Credit");
        });
        RuleFor(contract => contract.Actuals).AtMost(360, "reported months");
        RuleForEach(contract => contract.Actuals).ChildRules(actual =>
        {
            actual.RuleFor(a => a.Month).Day("Reported month");
            actual.RuleFor(a => a.Billed).Amount("Billed", 0, FieldRules.LargestAmount, needed: true);
            actual.RuleFor(a => a.Received).Amount("Received", 0, FieldRules.LargestAmount, needed: true);
            actual.RuleFor(a => a.Projected).Amount("Projected", 0.01m, FieldRules.LargestAmount, needed: true);
        });
        RuleFor(contract => contract.Actuals).Custom((actuals, context) => Rising(actuals, actual => actual.Month, context, "Month"));
    }

    /// <summary>Rows by date, each later than the one before.</summary>
    private static void Rising<T>(IReadOnlyList<T> rows, Func<T, DateOnly> date, ValidationContext<OfftakeContract> context, string member = "Date")
    {
        for (var i = 1; i < rows.Count && i < MostRows; i++)
        {
            if (FieldRules.IsDay(date(rows[i])) && FieldRules.IsDay(date(rows[i - 1])) && date(rows[i]) <= date(rows[i - 1]))
                context.AddBelow($"[{i}].{member}", $"Date is {FieldRules.Text(date(rows[i]))}, not after {FieldRules.Text(date(rows[i - 1]))} above it: enter dates in rising order.");
        }
    }

    private static void CheckLots(IReadOnlyList<string> lotIds, ValidationContext<OfftakeContract> context)
    {
        var lots = context.Case().Lots;
        for (var i = 0; i < lotIds.Count && i < DealCaseValidator.MostLots; i++)
        {
            var below = $"[{i}]";
            if (!lots.Any(lot => lot.Id == lotIds[i]))
                context.AddBelow(below, $"Contract is served by lot '{FieldRules.Short(lotIds[i])}', which this deal does not have: choose from {Names(lots.Select(lot => lot.Id))}.");
            else if (lotIds.Take(i).Contains(lotIds[i], StringComparer.Ordinal))
                context.AddBelow(below, $"Lot '{FieldRules.Short(lotIds[i])}' is named twice: name it once.");
        }
    }

    private static string Names(IEnumerable<string> ids)
    {
        var some = ids.Take(11).Select(FieldRules.Short).ToList();
        return some.Count switch
        {
            0 => "none, as the deal has no lot yet",
            11 => string.Join(", ", some.Take(10)) + " and others",
            _ => string.Join(", ", some),
        };
    }
}
