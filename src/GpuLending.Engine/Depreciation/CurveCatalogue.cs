using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GpuLending.Engine.Depreciation;

/// <summary>The kinds of curve that documents may name. Immutable: registering a kind gives another catalogue.</summary>
public sealed class CurveCatalogue
{
    /// <summary>The most curves a choice may hold, itself and every part of a part counted.</summary>
    public const int MostCurves = 24;

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
        new Macrs(),
        new Exponential(),
        new ExponentialWithFloor(),
        new Weibull(),
        new Logistic(),
        new UnitsOfProduction(),
        new GenerationStep(),
        new ReplacementParity(),
        new IncomeApproach(),
        new MarketCalibrated(),
        new ValueTable(),
        new Blend(),
        new LowerOf(),
        new StressedCurve(),
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

    /// <summary>The name of a choice on screen: its label, else the kind's name with what differs from the defaults.</summary>
    /// <param name="choice">The choice.</param>
    /// <returns>Such as "Straight line", "Straight line (lifeYears 5)" or "Lower of (Straight line, Exponential)"; an unknown kind gives its id.</returns>
    public string DisplayName(CurveChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (!string.IsNullOrWhiteSpace(choice.Label))
            return choice.Label;
        if (!TryFind(choice.Kind, out var kind))
            return choice.Kind;
        List<string> words = [.. (choice.Curves ?? []).Where(part => part is not null).Take(MostCurves).Select(DisplayName)];
        foreach (var parameter in kind.Parameters)
        {
            if (choice.Parameters is not null && choice.Parameters.TryGetValue(parameter.Name, out var value) && value != parameter.Default)
                words.Add($"{parameter.Name} {CurveResolution.Text(value)}");
            else if (choice.Options is not null && choice.Options.TryGetValue(parameter.Name, out var word) && !string.IsNullOrWhiteSpace(word) && word != parameter.DefaultWord)
                words.Add(parameter.InWords(word));
        }

        return words.Count == 0 ? kind.DisplayName : $"{kind.DisplayName} ({string.Join(", ", words)})";
    }

    /// <summary>The name of a curve as it came out: the choice's, and beside it the stated default where a fit to the market was not believed, such as
    /// "Market-calibrated (default 30.9 % a year, not calibrated)".</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="curve">The curve that was made of it.</param>
    /// <returns>The name, beginning with that of the choice.</returns>
    public string DisplayName(CurveChoice choice, IDepreciationCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        List<double> defaults = [];
        var loss = double.NaN;
        foreach (var finding in curve.Findings)
        {
            if (finding.Name == MarketCalibrated.LossAYear)
                loss = finding.Value;
            else if (finding.Name == MarketCalibrated.FitBelieved && finding.Value == 0 && double.IsFinite(loss))
                defaults.Add(loss);
        }

        var name = DisplayName(choice);
        return defaults.Count == 0
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"{name} (default {string.Join(" and ", defaults.Distinct().Select(value => (100 * value).ToString("0.0", CultureInfo.InvariantCulture)))} % a year, not calibrated)");
    }

    /// <summary>Why no lender marks collateral on a choice: its kind is a view for another purpose, such as tax, or one of its parts is.</summary>
    /// <param name="choice">The choice, possibly nonsense.</param>
    /// <returns>The reason in words; null when it may be the mark, or when its kind is unknown.</returns>
    public string? WhyNoMark(CurveChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return TryFind(choice.Kind, out var kind) && kind.WhyNoMark is { } why
            ? why
            : (choice.Curves ?? []).Where(part => part is not null).Take(MostCurves).Select(WhyNoMark).FirstOrDefault(reason => reason is not null);
    }

    /// <summary>The outside assemblies that choices draw on, so that a result can say which code computed it.</summary>
    /// <param name="choices">The choices, with whatever parts they have.</param>
    /// <returns>One entry a plug-in kind, in the order of its id; empty when every kind is the engine's own.</returns>
    public ImmutableArray<CurveAssembly> AssembliesOf(IEnumerable<CurveChoice> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return
        [
            .. choices.SelectMany(Tree)
                .Select(choice => TryFind(choice.Kind, out var kind) ? kind : null)
                .Where(kind => kind?.AssemblyHash is not null)
                .DistinctBy(kind => kind!.Id)
                .OrderBy(kind => kind!.Id, StringComparer.Ordinal)
                .Select(kind => new CurveAssembly(kind!.Id, kind.AssemblyHash!)),
        ];
    }

    /// <summary>Everything wrong with a choice: kind, names, ranges, and whether the curve it makes can be one. Where no model is known, a kind that needs the
    /// market is held against its own description only.</summary>
    /// <param name="choice">The choice, possibly nonsense.</param>
    /// <param name="context">The GPU it is for; <see cref="CurveContext.AgeOnly"/> when not known.</param>
    /// <returns>The problems by field; empty when the curve can be made, or could be for a model.</returns>
    public ImmutableArray<CurveProblem> Problems(CurveChoice choice, CurveContext context)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(context);
        return new CurveMaker(this, context.Model is null).Make(choice, context).Problems;
    }

    /// <summary>Makes the curve of a choice.</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="context">The GPU it is for.</param>
    /// <returns>The curve, checked by <see cref="CurveCheck"/>.</returns>
    /// <exception cref="ArgumentException">The choice is wrong; the message lists every problem.</exception>
    public IDepreciationCurve Create(CurveChoice choice, CurveContext context) => TryCreate(choice, context, out var curve, out var problems)
        ? curve
        : throw new ArgumentException(string.Join(" ", problems.Select(problem => problem.Message)), nameof(choice));

    /// <summary>Makes the curve of a choice, or says what is wrong with it. A kind from outside that throws is refused by name.</summary>
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
        (curve, problems) = new CurveMaker(this, false).Make(choice, context);
        return curve is not null;
    }

    /// <summary>Whether the curve of a choice falls by itself when a successor ships: its kind does, or every curve it is made of.</summary>
    internal bool KnowsSuccessors(CurveChoice choice) =>
        (TryFind(choice.Kind, out var kind) && kind.KnowsSuccessors) || (choice.Curves is { Count: > 0 } parts && parts.All(part => part is not null && KnowsSuccessors(part)));

    /// <summary>The words that refuse a kind nobody registered.</summary>
    internal string Unknown(string? id) => $"'{id}' is not a kind of depreciation curve; known are {string.Join(", ", Kinds.Select(kind => kind.Id))}.";

    /// <summary>A choice with all its parts, itself first; no more than can be made.</summary>
    internal static IEnumerable<CurveChoice> Tree(CurveChoice choice)
    {
        var found = 0;
        var open = new Stack<CurveChoice>([choice]);
        while (open.TryPop(out var next) && found++ <= MostCurves)
        {
            yield return next;
            foreach (var part in (next.Curves ?? []).Where(part => part is not null).Take(MostCurves + 1))
                open.Push(part);
        }
    }
}
