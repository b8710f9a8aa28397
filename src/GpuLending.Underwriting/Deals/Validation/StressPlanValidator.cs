using FluentValidation;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>Own scenarios with their parts, cases and spreads. Whether a key of the library applies today is the market's question and no fault of the document.</summary>
internal sealed class StressPlanValidator : AbstractValidator<StressPlan>
{
    private const int MostParts = 20;

    public StressPlanValidator()
    {
        RuleFor(plan => plan.Own).AtMost(StressPlan.MostOwn, "own scenarios");
        RuleFor(plan => plan.Own).NoKeyTwice("Key", own => own.Id, nameof(OwnScenario.Id));
        RuleForEach(plan => plan.Own).ChildRules(rules =>
        {
            rules.RuleFor(own => own.Id).Text("Scenario's key", FieldRules.KeyLength, needed: true);
            rules.RuleFor(own => own.Id).Custom((id, context) =>
            {
                if (id is ScenarioLibrary.BaseKey || ScenarioLibrary.StandardCases.Contains(id))
                    context.AddFailure($"Key '{id}' belongs to the library: choose another.");
            });
            rules.RuleFor(own => own.Name).Text("Scenario's name", FieldRules.NameLength, needed: true);
            rules.RuleFor(own => own.Source).Text("Why it is asked", FieldRules.NoteLength);
            rules.RuleFor(own => own.Parts).AtMost(MostParts, "scenarios together");
            rules.RuleFor(own => own.Changes).SetValidator(new ScenarioValidator());
        });
        RuleFor(plan => plan.Own).Custom((own, context) =>
        {
            for (var i = 0; i < own.Count; i++)
            {
                for (var part = 0; part < own[i].Parts.Count; part++)
                {
                    var key = own[i].Parts[part];
                    if (own.Skip(i).Any(later => later.Id == key))
                        context.AddBelow($"[{i}].Parts[{part}]", $"Scenario '{FieldRules.Short(key)}' is this one or stands after it: name scenarios that stand before.");
                    else if (key.Length == 0)
                        context.AddBelow($"[{i}].Parts[{part}]", "A scenario of the combination has no key.");
                }
            }
        });
        RuleFor(plan => plan.Cases).AtMost(StressPlan.MostCases - 1, "cases beside the base case");
        RuleFor(plan => plan.Cases).Custom((cases, context) =>
        {
            for (var i = 0; i < cases.Count; i++)
            {
                if (cases[i] is "" or ScenarioLibrary.BaseKey)
                    context.AddBelow($"[{i}]", "The base case stands first by itself: name another.");
                else if (cases.Take(i).Contains(cases[i]))
                    context.AddBelow($"[{i}]", $"Case '{FieldRules.Short(cases[i])}' is there twice: name each once.");
            }
        });
        RuleFor(plan => plan.Spreads).Custom((spreads, context) =>
        {
            for (var i = 0; i < spreads.Count; i++)
            {
                if (!Enum.IsDefined(spreads[i].Driver))
                    context.AddBelow($"[{i}].Driver", "The driver is unknown.");
                else if (spreads.Take(i).Any(earlier => earlier.Driver == spreads[i].Driver))
                    context.AddBelow($"[{i}].Driver", $"{spreads[i].Driver} has a spread already: give each driver one.");
                else if (spreads[i] is { Driver: ScenarioDriver.DefaultMonth, Deviation: >= 1 })
                    context.AddBelow($"[{i}].Deviation", "The spread of a default is the yearly probability that the customer fails: enter a fraction below 1.");
            }
        });
        RuleForEach(plan => plan.Spreads).ChildRules(rules =>
        {
            rules.RuleFor(spread => spread.Deviation).Number("Spread", 0.0001, 100, "");
            rules.RuleFor(spread => spread.Source).Text("Source of the spread", FieldRules.NoteLength);
        });
    }
}
