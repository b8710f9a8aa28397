using FluentValidation;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class LotValidator : AbstractValidator<Lot>
{
    public const int MostGpus = 10_000_000;
    private const int LatestDeliveryYears = 20;

    public LotValidator(KnownGpuModels models, CurveChoiceValidator mark)
    {
        RuleFor(lot => lot.Id).Text("Lot key", FieldRules.KeyLength, needed: true);
        RuleFor(lot => lot.GpuModel).Custom((model, context) =>
        {
            if (models.WhyUnknown(model) is { } why) context.AddFailure(why);
        });
        RuleFor(lot => lot.Count).WholeNumber("Count", 1, MostGpus, "GPUs");
        RuleFor(lot => lot.UnitCost).SetValidator(new UnitCostValidator());
        RuleFor(lot => lot.InServiceDate).Day("In-service date");
        RuleFor(lot => lot.InServiceDate).Custom((date, context) =>
        {
            var closing = context.Case().ClosingDate;
            if (FieldRules.IsDay(date) && FieldRules.IsDay(closing) && date > closing.AddYears(LatestDeliveryYears))
                context.AddFailure($"In-service date is {FieldRules.Text(date)}: enter a date within {LatestDeliveryYears} years of closing on {FieldRules.Text(closing)}.");
        });
        RuleFor(lot => lot.DeliveredOn).OptionalDay("Delivered on");
        RuleFor(lot => lot.DeliveredOn).Custom((date, context) =>
        {
            var lot = context.InstanceToValidate;
            if (date is { } day && FieldRules.IsDay(day) && FieldRules.IsDay(lot.InServiceDate) && day > lot.InServiceDate)
                context.AddFailure($"Delivered on is {FieldRules.Text(day)}: enter the in-service date {FieldRules.Text(lot.InServiceDate)} or an earlier day.");
        });
        RuleFor(lot => lot.Condition).Known("Condition");
        RuleFor(lot => lot.Site).Text("Site", FieldRules.NameLength);
        RuleFor(lot => lot.Country).Country("Country of the site");
        RuleFor(lot => lot.Haircut).Share("Haircut");
        RuleFor(lot => lot.Curve!).SetValidator(mark);
        RuleFor(lot => lot.Configuration).Known("Configuration");
        RuleFor(lot => lot.TitleHolder).Text("Title holder", FieldRules.NameLength);
        RuleFor(lot => lot.Lien).Known("Lien");
    }
}
