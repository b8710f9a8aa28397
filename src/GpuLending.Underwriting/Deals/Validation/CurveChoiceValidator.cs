using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>A curve against the description that its kind gives of itself.</summary>
internal sealed class CurveChoiceValidator : AbstractValidator<CurveChoice>
{
    private const int LongestList = 500;

    /// <param name="catalogue">The kinds a document may name.</param>
    /// <param name="isMark">True where collateral is marked on the curve, so that a tax view is refused.</param>
    public CurveChoiceValidator(CurveCatalogue catalogue, bool isMark)
    {
        RuleFor(choice => choice.Label).Text("Curve's name", FieldRules.NameLength);
        RuleFor(choice => choice).Custom((choice, context) =>
        {
            if (Sizes(choice, context)) return;
            foreach (var problem in catalogue.Problems(choice, CurveContext.AgeOnly))
            {
                var segments = Segments(problem.Field);
                Add(context, segments, Given(choice, segments) + problem.Message);
            }

            if (isMark && catalogue.WhyNoMark(choice) is { } why)
                Add(context, ["kind"], $"{catalogue.DisplayName(choice)} cannot be the mark: {why}");
        });
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

    private static string Given(CurveChoice choice, string[] segments)
    {
        for (var i = 0; i + 2 < segments.Length && segments[i] == "curves"; i += 2)
            choice = choice.Curves[int.Parse(segments[i + 1], CultureInfo.InvariantCulture)];
        return segments is [.., "parameters", var name] && choice.Parameters.TryGetValue(name, out var value)
            ? string.Create(CultureInfo.InvariantCulture, $"{name} is {value:0.######}. ")
            : "";
    }
}
