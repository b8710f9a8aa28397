using System.Collections.Immutable;
using FluentValidation;
using FluentValidation.Results;
using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>A curve against the description that its kind gives of itself.</summary>
internal sealed class CurveChoiceValidator : AbstractValidator<CurveChoice>
{
    private const int LongestList = 500;

    /// <param name="catalogue">The kinds a document may name.</param>
    /// <param name="snapshot">The market, for what only a model in it can tell.</param>
    /// <param name="isMark">True where collateral is marked on the curve, so that a tax view is refused.</param>
    public CurveChoiceValidator(CurveCatalogue catalogue, MarketSnapshot snapshot, bool isMark)
    {
        RuleFor(choice => choice.Label).Text("Curve's name", FieldRules.NameLength);
        RuleFor(choice => choice).Custom((choice, context) =>
        {
            if (Sizes(choice, context)) return;
            var problems = catalogue.Problems(choice, CurveContext.AgeOnly);
            foreach (var problem in problems.IsEmpty ? OfTheMarket(catalogue, choice, context.Case(), snapshot, isMark) : problems)
                Add(context, Segments(problem.Field), problem.Message);

            if (isMark && catalogue.WhyNoMark(choice) is { } why)
                Add(context, ["kind"], $"{catalogue.DisplayName(choice)} cannot be the mark: {why}");
        });
    }

    /// <summary>Words of a curve that only the market of a model can judge, such as a provider or a newer part, for every model the curve is for. What is wrong with
    /// a curve as a whole is the valuation's to say: it names the lot.</summary>
    private static ImmutableArray<CurveProblem> OfTheMarket(CurveCatalogue catalogue, CurveChoice choice, DealCase deal, MarketSnapshot snapshot, bool isMark)
    {
        if (!HasWords(choice))
            return [];
        var own = deal.Lots.FirstOrDefault(lot => ReferenceEquals(lot.Curve, choice));
        var lots = own is not null ? [own] : deal.Lots.Where(lot => !isMark || lot.Curve is null).DistinctBy(lot => lot.GpuModel);
        return
        [
            .. lots.Where(lot => FieldRules.IsDay(lot.InServiceDate) && lot.GpuModel is not null && snapshot.Models.ContainsKey(lot.GpuModel))
                .SelectMany(lot => catalogue.Problems(choice, ContextOf(lot, snapshot)))
                .Where(problem => problem.Field.Contains("options/", StringComparison.Ordinal))
                .Distinct(),
        ];
    }

    private static bool HasWords(CurveChoice choice) => choice.Options.Any(option => !string.IsNullOrWhiteSpace(option.Value)) || choice.Curves.Any(HasWords);

    private static CurveContext ContextOf(Lot lot, MarketSnapshot snapshot)
    {
        var cost = (double)(lot.UnitCost.Gpu?.Amount ?? 0) + (double)(lot.UnitCost.Network?.Amount ?? 0);
        return new CurveContext
        {
            Model = snapshot.Models[lot.GpuModel],
            InServiceDate = lot.InServiceDate,
            Snapshot = snapshot,
            UnitCost = cost > 0 && lot.UnitCost.Gpu?.Currency == Currency.UsDollar ? cost : null,
            Condition = lot.Condition,
        };
    }

    /// <summary>Texts and lists that are too long to look into, here and in the parts.</summary>
    private static bool Sizes(CurveChoice root, ValidationContext<CurveChoice> context)
    {
        var found = false;
        var open = new Stack<(CurveChoice Choice, string[] At)>([(root, [])]);
        while (open.TryPop(out var next))
        {
            var (choice, at) = next;
            if (at.Length > 0 && choice.Label?.Length > FieldRules.NameLength)
                Add(context, [.. at, "label"], $"Curve's name has {FieldRules.Text(choice.Label.Length)} characters: enter at most {FieldRules.NameLength}.");
            if (choice.Lists.FirstOrDefault(list => list.Value.Count > LongestList) is { Key: { } name } tooLong)
            {
                Add(context, [.. at, "lists", name], $"{FieldRules.Short(name)} has {FieldRules.Text(tooLong.Value.Count)} entries: enter at most {LongestList}.");
                found = true;
            }

            if (choice.Curves.Count > CurveCatalogue.MostCurves)
            {
                Add(context, [.. at, "curves"], $"There are {FieldRules.Text(choice.Curves.Count)} curves: enter at most {CurveCatalogue.MostCurves}.");
                found = true;
                continue;
            }

            for (var i = 0; i < choice.Curves.Count; i++)
                open.Push((choice.Curves[i], [.. at, "curves", FieldRules.Text(i)]));
        }

        return found;
    }

    /// <summary>"curves/0/parameters/a/b" is part 0's parameter "a/b": a name may hold a slash.</summary>
    private static string[] Segments(string field)
    {
        var segments = new List<string>();
        while (field.StartsWith("curves/", StringComparison.Ordinal))
        {
            var parts = field.Split('/', 3);
            segments.AddRange(parts[..2]);
            field = parts.Length > 2 ? parts[2] : "";
        }

        segments.AddRange(field.Split('/', 2, StringSplitOptions.RemoveEmptyEntries));
        return [.. segments];
    }

    private static void Add(ValidationContext<CurveChoice> context, string[] segments, string message) =>
        context.AddFailure(new ValidationFailure(context.PropertyPath, message) { CustomState = new FieldBelow(segments) });
}
