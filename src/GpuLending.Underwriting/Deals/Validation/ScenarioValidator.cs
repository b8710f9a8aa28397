using FluentValidation;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Underwriting.Deals.Validation;

internal sealed class ScenarioValidator : AbstractValidator<Scenario>
{
    private const int MostDefaults = 200;
    private const double LargestFactor = 100;
    private const double LargestPathFactor = 10_000;
    private const int MostEvents = 100;
    private static readonly ScenarioValidator Rules = new();

    public ScenarioValidator()
    {
        RuleFor(scenario => scenario.Name).Text("Scenario's name", FieldRules.NameLength);
        RuleFor(scenario => scenario.ValueFactor).Number("Factor on value", 0, LargestFactor, "times");
        RuleFor(scenario => scenario.RentFactor).Number("Factor on rent", 0, LargestFactor, "times");
        RuleFor(scenario => scenario.RateShift).Share("Shift of the base rate", -0.5, 0.5, "a year");
        RuleFor(scenario => scenario.DelayMonths).WholeNumber("Delay", 0, 120, "months");
        RuleFor(scenario => scenario.CostFactor).Number("Factor on costs", 0, LargestFactor, "times");
        RuleFor(scenario => scenario.PowerFactor).Number("Factor on power", 0, LargestFactor, "times");
        RuleFor(scenario => scenario.UtilisationFactor).Number("Factor on utilisation", 0, LargestFactor, "times");
        RuleFor(scenario => scenario.AvailabilityFactor).Share("Factor on availability");
        RuleFor(scenario => scenario.LaunchLossFactor).Number("Factor on the loss at launches", 0, LargestFactor, "times");
        RuleFor(scenario => scenario.ValuePath).Custom((path, context) => Months(path, "Factor on value", 0, LargestPathFactor, context));
        RuleFor(scenario => scenario.RentPath).Custom((path, context) => Months(path, "Factor on rent", 0, LargestPathFactor, context));
        RuleFor(scenario => scenario.RateShiftPath).Custom((path, context) => Months(path, "Shift of the base rate", -0.5, 5, context));
        RuleFor(scenario => scenario.Events).AtMost(MostEvents, "events");
        RuleForEach(scenario => scenario.Events).SetValidator(new MarketEventValidator());
        RuleFor(scenario => scenario.Defaults).AtMost(MostDefaults, "defaults");
        RuleForEach(scenario => scenario.Defaults).ChildRules(rules =>
        {
            rules.RuleFor(given => given.FromMonth).WholeNumber("First month without payment", 1, LoanDates.LongestTenorMonths, "");
            rules.RuleFor(given => given.MonthsToRelet).OptionalWhole("Months to re-let", 0, 120, "months");
            rules.RuleFor(given => given.ContractId).Custom((id, context) =>
            {
                if (!context.Case().Contracts.Any(contract => contract.Id == id))
                    context.AddFailure($"Contract '{FieldRules.Short(id)}' is not in this deal: choose one of its contracts.");
            });
        });
    }

    /// <summary>A path by month: closing and no more months than a loan may have, every element inside its bounds.</summary>
    private static void Months(IReadOnlyList<double>? path, string name, double least, double most, ValidationContext<Scenario> context)
    {
        if (path is null) return;
        if (path.Count > LoanDates.LongestTenorMonths + 1) context.AddFailure($"{name} by month has {path.Count} months: enter closing and at most {LoanDates.LongestTenorMonths} months.");
        var wrong = path.ToList().FindIndex(value => !(value >= least && value <= most));
        if (wrong >= 0) context.AddFailure(FormattableString.Invariant($"{name} in month {wrong} must be between {least} and {most}."));
    }

    /// <summary>What is wrong, each path below "/scenario".</summary>
    public static IEnumerable<FieldMessage> Check(Scenario scenario, DealDocument document)
    {
        if (ReferenceEquals(scenario, Scenario.Base)) return [];
        if (scenario.Defaults.Any(given => given is null)) return [new FieldMessage("/scenario/defaults", "A default is null: enter it, or leave it out.")];
        if (scenario.Events.Any(given => given is null)) return [new FieldMessage("/scenario/events", "An event is null: enter it, or leave it out.")];
        var context = new ValidationContext<Scenario>(scenario);
        context.Remember(document.Case);
        return Rules.Validate(context).Errors.Select(failure => new FieldMessage("/scenario" + FieldPath.Of(failure), failure.ErrorMessage));
    }
}
