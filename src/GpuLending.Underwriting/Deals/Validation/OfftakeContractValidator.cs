using FluentValidation;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class OfftakeContractValidator : AbstractValidator<OfftakeContract>
{
    private const int LongestYears = 30;

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
        RuleFor(contract => contract.PricePerGpuHour).Amount("Price", 0, 1_000, needed: true, unit: "per GPU-hour");
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
