using FluentValidation;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class MarketEventValidator : AbstractValidator<MarketEvent>
{
    private const int MostNames = 200;

    public MarketEventValidator()
    {
        RuleFor(happening => happening.Id).Text("Event's key", FieldRules.NameLength);
        RuleFor(happening => happening.Title).Text("Event's title", FieldRules.NameLength);
        RuleFor(happening => happening.Kind).Known("Kind of event");
        RuleFor(happening => happening.Date).Day("Date of the event");
        RuleFor(happening => happening.Until).OptionalDay("Day of the whole effect");
        RuleFor(happening => happening.Until).Custom((until, context) =>
        {
            var date = context.InstanceToValidate.Date;
            if (until is { } whole && FieldRules.IsDay(whole) && FieldRules.IsDay(date) && whole < date)
                context.AddFailure($"The whole effect is reached on {FieldRules.Text(whole)}, before the event on {FieldRules.Text(date)}: enter a later date.");
        });
        RuleFor(happening => happening.KnownToCurvesFrom).OptionalDay("Day from which curves know the event");
        RuleFor(happening => happening.Models).AtMost(MostNames, "models");
        RuleFor(happening => happening.Architectures).AtMost(MostNames, "generations");
        RuleFor(happening => happening.Vendors).AtMost(MostNames, "makers");
        RuleFor(happening => happening.Countries).AtMost(MostNames, "countries");
        RuleFor(happening => happening.ValueFactor).Number("Event's factor on value", 0, 1, "times: events only lower");
        RuleFor(happening => happening.RentFactor).Number("Event's factor on rent", 0, 1, "times: events only lower");
        RuleFor(happening => happening.Source).Text("Source of the event", FieldRules.NoteLength);
    }
}
