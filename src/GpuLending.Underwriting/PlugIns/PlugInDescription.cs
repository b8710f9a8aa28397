using System.Text.RegularExpressions;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.PlugIns;

/// <summary>Holds what a plug-in says of itself against what screen, API and documents need of it.</summary>
internal static partial class PlugInDescription
{
    private const int MostParts = 8;
    private const int MostParameters = 40;
    private const int LongestText = 2_000;

    /// <summary>The first thing that is missing or wrong; null when nothing is.</summary>
    public static string? Fault(ICurveKind kind)
    {
        if (string.IsNullOrEmpty(kind.Id) || !Id().IsMatch(kind.Id))
            return $"Id is '{kind.Id}': write small letters, digits and hyphens, beginning with a letter, at most 40.";
        foreach (var (name, text) in new[]
        {
            (nameof(kind.DisplayName), kind.DisplayName), (nameof(kind.Formula), kind.Formula), (nameof(kind.AgeUnit), kind.AgeUnit),
            (nameof(kind.AtAgeZero), kind.AtAgeZero), (nameof(kind.BeyondLife), kind.BeyondLife), (nameof(kind.Source), kind.Source),
        })
        {
            if (string.IsNullOrWhiteSpace(text))
                return $"{name} is missing: say it in words.";
            if (text.Length > LongestText)
                return $"{name} has {text.Length} characters: write at most {LongestText}.";
        }

        if (kind.Parts is { } parts && (parts.Minimum < 1 || parts.Maximum < parts.Minimum || parts.Maximum > MostParts || string.IsNullOrWhiteSpace(parts.Meaning)))
            return $"Parts needs a minimum of at least 1, a maximum from there to {MostParts}, and a meaning.";
        if (kind.Parameters.Length > MostParameters)
            return $"There are {kind.Parameters.Length} parameters: at most {MostParameters}.";
        if (kind.AlsoKnownAs.Length > MostParameters || kind.AlsoKnownAs.Any(name => string.IsNullOrWhiteSpace(name) || name.Length > LongestText))
            return $"AlsoKnownAs has more than {MostParameters} names, or one that is empty or has more than {LongestText} characters.";
        if (kind.WhyNoMark?.Length > LongestText || kind.Parts?.Meaning.Length > LongestText)
            return $"WhyNoMark or the meaning of Parts has more than {LongestText} characters.";
        if (kind.TypicalValues.Length > 10 * MostParameters || kind.TypicalValues.Any(value => value is { } given && !(IsText(given.Value) && IsText(given.Source))))
            return $"A typical value needs a value and a source of at most {LongestText} characters, and there may be {10 * MostParameters}.";
        return kind.Parameters.Select(Fault).FirstOrDefault(fault => fault is not null)
            ?? kind.Parameters.GroupBy(parameter => parameter.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"The parameter '{group.Key}' is described twice.").FirstOrDefault()
            ?? kind.TypicalValues.Where(value => value is null || kind.Parameters.All(parameter => parameter.Name != value.Parameter))
                .Select(value => $"A typical value names the parameter '{value?.Parameter}', which is not described.").FirstOrDefault();
    }

    private static string? Fault(CurveParameter? parameter)
    {
        if (parameter is null)
            return "A parameter is null.";
        if (string.IsNullOrEmpty(parameter.Name) || !Name().IsMatch(parameter.Name))
            return $"The parameter's name '{parameter.Name}' is not letters and digits beginning with a small letter, at most 60.";
        if (string.IsNullOrWhiteSpace(parameter.Meaning) || string.IsNullOrWhiteSpace(parameter.Unit))
            return $"The parameter '{parameter.Name}' needs a meaning and a unit.";
        if (parameter.Meaning.Length > LongestText || parameter.Unit.Length > LongestText)
            return $"The meaning or the unit of the parameter '{parameter.Name}' has more than {LongestText} characters.";
        return parameter.Shape switch
        {
            CurveParameterShape.Text => null,
            CurveParameterShape.Choice => parameter.Options is not { Count: > 0 } || parameter.Options.Any(string.IsNullOrWhiteSpace) || parameter.Options.Distinct().Count() != parameter.Options.Count
                ? $"The parameter '{parameter.Name}' needs options to choose from, none empty and none twice."
                : null,
            CurveParameterShape.Number or CurveParameterShape.WholeNumber or CurveParameterShape.List => FaultOfRange(parameter),
            _ => $"The parameter '{parameter.Name}' has an unknown shape.",
        };
    }

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText;

    private static string? FaultOfRange(CurveParameter parameter)
    {
        if (!double.IsFinite(parameter.Minimum) || !double.IsFinite(parameter.Maximum) || parameter.Minimum > parameter.Maximum)
            return $"The parameter '{parameter.Name}' needs a finite minimum and a finite maximum that is not below it.";
        if (parameter.Shape == CurveParameterShape.List)
            return null;
        if (!(parameter.Default >= parameter.Minimum && parameter.Default <= parameter.Maximum))
            return $"The default of the parameter '{parameter.Name}' is outside its own range.";
        return parameter.Shape == CurveParameterShape.WholeNumber && parameter.Default != Math.Floor(parameter.Default)
            ? $"The default of the parameter '{parameter.Name}' is no whole number."
            : null;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,39}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]{0,59}\z")]
    private static partial Regex Name();
}
