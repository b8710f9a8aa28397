using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GpuLending.Engine.Depreciation;

/// <summary>The kinds of curve that documents may name. Immutable: registering a kind gives another catalogue.</summary>
public sealed class CurveCatalogue
{
    private readonly ImmutableDictionary<string, ICurveKind> _byId;

    private CurveCatalogue(ImmutableArray<ICurveKind> kinds)
    {
        Kinds = kinds;
        _byId = kinds.ToImmutableDictionary(kind => kind.Id, StringComparer.Ordinal);
    }

    /// <summary>The kinds the engine brings.</summary>
    public static CurveCatalogue Standard { get; } = new(
    [
        new StraightLine(),
        new DecliningBalance(),
        new SumOfYearsDigits(),
        new Exponential(),
        new ExponentialWithFloor(),
        new GenerationStep(),
        new ValueTable(),
    ]);

    /// <summary>Every kind, in the order of registration and of the screen.</summary>
    public ImmutableArray<ICurveKind> Kinds { get; }

    /// <summary>The catalogue with one more kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>A new catalogue; this one is unchanged.</returns>
    /// <exception cref="ArgumentException">Its id is taken.</exception>
    public CurveCatalogue With(ICurveKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (_byId.ContainsKey(kind.Id))
            throw new ArgumentException($"The catalogue already has a curve kind '{kind.Id}'.", nameof(kind));
        return new CurveCatalogue(Kinds.Add(kind));
    }

    /// <summary>Finds a kind by its id.</summary>
    /// <param name="id">The id, such as "straight-line".</param>
    /// <param name="kind">The kind, or null.</param>
    /// <returns>True when found.</returns>
    public bool TryFind(string? id, [NotNullWhen(true)] out ICurveKind? kind)
    {
        kind = null;
        return id is not null && _byId.TryGetValue(id, out kind);
    }

    /// <summary>The kind with an id.</summary>
    /// <param name="id">The id, such as "straight-line".</param>
    /// <returns>The kind.</returns>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public ICurveKind Find(string id) => TryFind(id, out var kind) ? kind : throw new ArgumentException(Unknown(id), nameof(id));

    /// <summary>The name of a choice on screen: its label, else the kind's name with the numbers that differ from the defaults.</summary>
    /// <param name="choice">The choice.</param>
    /// <returns>Such as "Straight line" or "Straight line (lifeYears 5)"; an unknown kind gives its id.</returns>
    public string DisplayName(CurveChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (!string.IsNullOrWhiteSpace(choice.Label))
            return choice.Label;
        if (!TryFind(choice.Kind, out var kind))
            return choice.Kind;
        var numbers = kind.Parameters
            .Where(parameter => choice.Parameters is not null && choice.Parameters.TryGetValue(parameter.Name, out var value) && value != parameter.Default)
            .Select(parameter => $"{parameter.Name} {Text(choice.Parameters[parameter.Name])}")
            .ToList();
        return numbers.Count == 0 ? kind.DisplayName : $"{kind.DisplayName} ({string.Join(", ", numbers)})";
    }

    /// <summary>Everything wrong with a choice: kind, names, ranges, and whether the curve it makes can be one.</summary>
    /// <param name="choice">The choice, possibly nonsense.</param>
    /// <param name="context">The GPU it is for; <see cref="CurveContext.AgeOnly"/> when not known.</param>
    /// <returns>The problems by field; empty when the curve can be made.</returns>
    public ImmutableArray<CurveProblem> Problems(CurveChoice choice, CurveContext context)
    {
        TryCreate(choice, context, out _, out var problems);
        return problems;
    }

    /// <summary>Makes the curve of a choice.</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="context">The GPU it is for.</param>
    /// <returns>The curve, checked by <see cref="CurveCheck"/>.</returns>
    /// <exception cref="ArgumentException">The choice is wrong; the message lists every problem.</exception>
    public IDepreciationCurve Create(CurveChoice choice, CurveContext context) => TryCreate(choice, context, out var curve, out var problems)
        ? curve
        : throw new ArgumentException(string.Join(" ", problems.Select(problem => problem.Message)), nameof(choice));

    /// <summary>Makes the curve of a choice, or says what is wrong with it.</summary>
    /// <param name="choice">The choice, possibly nonsense.</param>
    /// <param name="context">The GPU it is for.</param>
    /// <param name="curve">The curve, or null.</param>
    /// <param name="problems">The problems; empty when there is a curve.</param>
    /// <returns>True when there is a curve.</returns>
    public bool TryCreate(
        CurveChoice choice, CurveContext context, [NotNullWhen(true)] out IDepreciationCurve? curve, out ImmutableArray<CurveProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(context);
        curve = null;
        if (!TryFind(choice.Kind, out var kind))
        {
            problems = [new CurveProblem("kind", Unknown(choice.Kind))];
            return false;
        }

        var found = ImmutableArray.CreateBuilder<CurveProblem>();
        var arguments = Resolve(kind, choice, found);
        if (found.Count == 0)
        {
            try
            {
                curve = kind.Create(arguments, context);
                if (CurveCheck.Problem(curve, context.InServiceDate) is { } problem)
                    found.Add(new CurveProblem("", problem));
            }
            catch (ArgumentException refused)
            {
                found.Add(new CurveProblem("", refused.Message));
            }
        }

        problems = found.DrainToImmutable();
        if (problems.Length > 0)
            curve = null;
        return curve is not null;
    }

    private static CurveArguments Resolve(ICurveKind kind, CurveChoice choice, ImmutableArray<CurveProblem>.Builder problems)
    {
        // A document may say null where it means none.
        var givenNumbers = choice.Parameters ?? ImmutableDictionary<string, double>.Empty;
        var givenLists = choice.Lists ?? ImmutableDictionary<string, IReadOnlyList<double>>.Empty;
        var numbers = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        var lists = ImmutableDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        foreach (var parameter in kind.Parameters)
        {
            if (parameter.Shape == CurveParameterShape.List)
            {
                var list = givenLists.TryGetValue(parameter.Name, out var given) && given is not null ? [.. given] : ImmutableArray<double>.Empty;
                lists[parameter.Name] = list;
                if (list.Any(value => !InRange(parameter, value)))
                    problems.Add(new CurveProblem($"lists/{parameter.Name}", OutOfRange(kind, parameter, "every element of ")));
            }
            else
            {
                var value = givenNumbers.TryGetValue(parameter.Name, out var given) ? given : parameter.Default;
                numbers[parameter.Name] = value;
                if (!InRange(parameter, value))
                    problems.Add(new CurveProblem($"parameters/{parameter.Name}", OutOfRange(kind, parameter, "")));
                else if (parameter.Shape == CurveParameterShape.WholeNumber && value != Math.Floor(value))
                    problems.Add(new CurveProblem($"parameters/{parameter.Name}", $"{kind.DisplayName}: {parameter.Name} is a whole number of {parameter.Unit}."));
            }
        }

        foreach (var name in givenNumbers.Keys.Where(name => !numbers.ContainsKey(name)))
            problems.Add(new CurveProblem($"parameters/{name}", NoSuch(kind, name, numbers.Keys)));
        foreach (var name in givenLists.Keys.Where(name => !lists.ContainsKey(name)))
            problems.Add(new CurveProblem($"lists/{name}", NoSuch(kind, name, lists.Keys)));
        return new CurveArguments(numbers.ToImmutable(), lists.ToImmutable());
    }

    private static bool InRange(CurveParameter parameter, double value) => value >= parameter.Minimum && value <= parameter.Maximum;

    private static string OutOfRange(ICurveKind kind, CurveParameter parameter, string subject) =>
        $"{kind.DisplayName}: {subject}{parameter.Name} is between {Text(parameter.Minimum)} and {Text(parameter.Maximum)} ({parameter.Unit}).";

    private static string NoSuch(ICurveKind kind, string name, IEnumerable<string> known) =>
        $"{kind.DisplayName} has no '{name}' here; it has {(known.Any() ? string.Join(", ", known.Order(StringComparer.Ordinal)) : "none")}.";

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private string Unknown(string? id) => $"'{id}' is not a kind of depreciation curve; known are {string.Join(", ", Kinds.Select(kind => kind.Id))}.";
}
