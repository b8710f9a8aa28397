using System.Collections.Immutable;
using System.Globalization;

namespace GpuLending.Engine.Depreciation;

/// <summary>Holds a choice against the description a kind gives of itself: names, ranges, words, and how many parts.</summary>
internal static class CurveResolution
{
    private const int LongestText = 200;

    /// <summary>A value for every parameter; each that is wrong adds a problem.</summary>
    public static CurveArguments Resolve(ICurveKind kind, CurveChoice choice, string at, ImmutableArray<CurveProblem>.Builder problems)
    {
        // A document may say null where it means none.
        var givenNumbers = choice.Parameters ?? ImmutableDictionary<string, double>.Empty;
        var givenLists = choice.Lists ?? ImmutableDictionary<string, IReadOnlyList<double>>.Empty;
        var givenOptions = choice.Options ?? ImmutableDictionary<string, string>.Empty;
        var numbers = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        var lists = ImmutableDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        var options = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var parameter in kind.Parameters)
        {
            switch (parameter.Shape)
            {
                case CurveParameterShape.List:
                    var list = givenLists.TryGetValue(parameter.Name, out var elements) && elements is not null ? [.. elements] : ImmutableArray<double>.Empty;
                    lists[parameter.Name] = list;
                    if (list.ToList().FindIndex(value => !InRange(parameter, value)) is var wrong and >= 0)
                        problems.Add(new CurveProblem($"{at}lists/{parameter.Name}", $"{parameter.Name}[{wrong}] is {Exact(list[wrong])}. {OutOfRange(kind, parameter, "every element of ")}"));
                    break;
                case CurveParameterShape.Choice:
                    var word = givenOptions.TryGetValue(parameter.Name, out var chosen) && !string.IsNullOrWhiteSpace(chosen) ? chosen.Trim() : parameter.DefaultWord;
                    options[parameter.Name] = word;
                    if (!parameter.Options.Contains(word, StringComparer.Ordinal))
                        problems.Add(new CurveProblem($"{at}options/{parameter.Name}", $"{parameter.Name} is '{Short(word)}'. {kind.DisplayName}: {parameter.Name} is one of {string.Join(", ", parameter.Options)}."));
                    break;
                case CurveParameterShape.Text:
                    var text = givenOptions.TryGetValue(parameter.Name, out var written) ? written?.Trim() ?? "" : "";
                    options[parameter.Name] = text;
                    if (text.Length > LongestText)
                        problems.Add(new CurveProblem($"{at}options/{parameter.Name}", $"{parameter.Name} has {text.Length} characters. {kind.DisplayName}: {parameter.Name} has at most {LongestText}."));
                    break;
                default:
                    var number = givenNumbers.TryGetValue(parameter.Name, out var given) ? given : parameter.Default;
                    numbers[parameter.Name] = number;
                    if (!InRange(parameter, number))
                        problems.Add(new CurveProblem($"{at}parameters/{parameter.Name}", $"{parameter.Name} is {Exact(number)}. {OutOfRange(kind, parameter, "")}"));
                    else if (parameter.Shape == CurveParameterShape.WholeNumber && number != Math.Floor(number))
                        problems.Add(new CurveProblem($"{at}parameters/{parameter.Name}", $"{parameter.Name} is {Exact(number)}. {kind.DisplayName}: {parameter.Name} is a whole number of {parameter.Unit}."));
                    break;
            }
        }

        foreach (var name in givenNumbers.Keys.Where(name => !numbers.ContainsKey(name)))
            problems.Add(new CurveProblem($"{at}parameters/{name}", NoSuch(kind, name, numbers.Keys)));
        foreach (var name in givenLists.Keys.Where(name => !lists.ContainsKey(name)))
            problems.Add(new CurveProblem($"{at}lists/{name}", NoSuch(kind, name, lists.Keys)));
        foreach (var name in givenOptions.Keys.Where(name => !options.ContainsKey(name)))
            problems.Add(new CurveProblem($"{at}options/{name}", NoSuch(kind, name, options.Keys)));
        CountParts(kind, choice.Curves?.Count ?? 0, at, problems);
        return new CurveArguments(numbers.ToImmutable(), lists.ToImmutable(), options.ToImmutable(), []);
    }

    /// <summary>A number as the catalogue's messages print it.</summary>
    public static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A number as it was given, however small or close to another.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Two numbers that differ, with as many digits as it takes to see it.</summary>
    public static (string First, string Second) Apart(double first, double second) =>
        Text(first) == Text(second) ? (Exact(first), Exact(second)) : (Text(first), Text(second));

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static void CountParts(ICurveKind kind, int count, string at, ImmutableArray<CurveProblem>.Builder problems)
    {
        if (kind.Parts is not { } parts)
        {
            if (count > 0)
                problems.Add(new CurveProblem($"{at}curves", $"{kind.DisplayName} is made of no other curves."));
        }
        else if (count < parts.Minimum || count > parts.Maximum)
        {
            var needs = parts.Minimum == parts.Maximum ? $"exactly {parts.Minimum}" : $"{parts.Minimum} to {parts.Maximum}";
            problems.Add(new CurveProblem($"{at}curves", $"{kind.DisplayName} is made of {needs} curve{(parts.Maximum == 1 ? "" : "s")} ({parts.Meaning}); it has {count}."));
        }
    }

    private static bool InRange(CurveParameter parameter, double value) => value >= parameter.Minimum && value <= parameter.Maximum;

    private static string OutOfRange(ICurveKind kind, CurveParameter parameter, string subject) =>
        $"{kind.DisplayName}: {subject}{parameter.Name} is between {Text(parameter.Minimum)} and {Text(parameter.Maximum)} ({parameter.Unit}).";

    private static string NoSuch(ICurveKind kind, string name, IEnumerable<string> known) =>
        $"{kind.DisplayName} has no '{name}' here; it has {(known.Any() ? string.Join(", ", known.Order(StringComparer.Ordinal)) : "none")}.";
}
