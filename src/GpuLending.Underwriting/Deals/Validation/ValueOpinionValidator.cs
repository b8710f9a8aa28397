using FluentValidation;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class ValueOpinionValidator : AbstractValidator<ValueOpinion>
{
    public ValueOpinionValidator()
    {
        RuleFor(opinion => opinion.LotId).Custom((lotId, context) =>
        {
            var opinion = context.InstanceToValidate;
            var lots = context.Case().Lots;
            if (lotId.Length > 0 && !lots.Any(lot => lot.Id == lotId))
                context.AddFailure($"Lot '{FieldRules.Short(lotId)}' is not in this deal: choose one of its lots.");
            else if (lotId.Length == 0 && opinion.GpuModel.Length == 0)
                context.AddFailure("Neither lot nor GPU model is given: say which lot or which model the opinion is about.");
            else if (lotId.Length > 0 && opinion.GpuModel.Length > 0)
                context.AddFailure("Both lot and GPU model are given: an opinion is about one lot or about one model.");
        });
        RuleFor(opinion => opinion.GpuModel).Custom((model, context) =>
        {
            if (model.Length > 0 && !context.Case().Lots.Any(lot => lot.GpuModel == model))
                context.AddFailure($"GPU model '{FieldRules.Short(model)}' is in no lot of this deal: choose a model of its lots.");
        });
        RuleFor(opinion => opinion.Kind).Known("Kind of opinion");
        RuleFor(opinion => opinion.ValuePerGpu).Amount("Value of one GPU", 0, 10_000_000, needed: true);
        RuleFor(opinion => opinion.Premise).Known("Premise of the opinion");
        RuleFor(opinion => opinion.Date).Day("Date of the opinion");
        RuleFor(opinion => opinion.Expiry).OptionalDay("Expiry of the opinion");
        RuleFor(opinion => opinion.Expiry).Custom((expiry, context) =>
        {
            var date = context.InstanceToValidate.Date;
            if (expiry is { } last && FieldRules.IsDay(last) && FieldRules.IsDay(date) && last < date)
                context.AddFailure($"Expiry is {FieldRules.Text(last)}, before the opinion's date of {FieldRules.Text(date)}: enter a later date.");
        });
        RuleFor(opinion => opinion.Document).Text("Document of the opinion", FieldRules.NameLength);
        RuleFor(opinion => opinion.Author).Text("Author of the opinion", FieldRules.NameLength, needed: true);
        RuleFor(opinion => opinion.Observations).WholeNumber("Prices the opinion rests on", 0, 1_000_000, "");
        RuleFor(opinion => opinion.Credibility).Share("Credibility");
    }
}
