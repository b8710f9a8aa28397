using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>A curve against the description that its kind gives of itself.</summary>
internal sealed class CurveChoiceValidator : AbstractValidator<CurveChoice>
{
    private const int LongestList = 500;

    public CurveChoiceValidator(CurveCatalogue catalogue)
    {
        RuleFor(choice => choice.Label).Text("Curve's name", FieldRules.NameLength);
        RuleFor(choice => choice).Custom((choice, context) =>
        {
            if (choice.Lists.FirstOrDefault(list => list.Value.Count > LongestList) is { Key: { } name } tooLong)
            {
                Add(context, ["lists", name], $"{FieldRules.Short(name)} has {FieldRules.Text(tooLong.Value.Count)} entries: enter at most {LongestList}.");
                return;
            }

            foreach (var problem in catalogue.Problems(choice, CurveContext.AgeOnly))
            {
                var segments = problem.Field.Split('/', 2, StringSplitOptions.RemoveEmptyEntries);
                Add(context, segments, Given(choice, segments) + problem.Message);
            }
        });
    }

    private static void Add(ValidationContext<CurveChoice> context, string[] segments, string message) =>
        context.AddFailure(new ValidationFailure(context.PropertyPath, message) { CustomState = new FieldBelow(segments) });

    private static string Given(CurveChoice choice, string[] segments) =>
        segments is ["parameters", var name] && choice.Parameters.TryGetValue(name, out var value)
            ? string.Create(CultureInfo.InvariantCulture, $"{name} is {value:0.######}. ")
            : "";
}
