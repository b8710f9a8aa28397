using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>Makes the curve of one choice with its parts, collecting what is wrong on the way.</summary>
/// <param name="catalogue">The kinds.</param>
/// <param name="modelUnknown">True to hold a kind that needs the market against its own description only, and to make nothing of it.</param>
internal sealed class CurveMaker(CurveCatalogue catalogue, bool modelUnknown)
{
    private const int Deepest = 4;

    private readonly ImmutableArray<CurveProblem>.Builder _problems = ImmutableArray.CreateBuilder<CurveProblem>();

    public (IDepreciationCurve? Curve, ImmutableArray<CurveProblem> Problems) Make(CurveChoice choice, CurveContext context)
    {
        if (CurveCatalogue.Tree(choice).Count() > CurveCatalogue.MostCurves)
            return (null, [new CurveProblem("curves", $"A curve is made of at most {CurveCatalogue.MostCurves} curves in all.")]);
        var curve = Make(choice, context, "", 1);
        return (_problems.Count == 0 ? curve : null, _problems.ToImmutable());
    }

    /// <summary>Null when something is wrong, or when a model is needed and there is none.</summary>
    private IDepreciationCurve? Make(CurveChoice? choice, CurveContext context, string at, int depth)
    {
        var before = _problems.Count;
        if (choice is null)
            return Refuse(at.TrimEnd('/'), "This curve is null: enter it, or leave it out.");
        if (depth > Deepest)
            return Refuse($"{at}kind", $"Curves are made of curves at most {Deepest} deep.");
        if (!catalogue.TryFind(choice.Kind, out var kind))
            return Refuse($"{at}kind", catalogue.Unknown(choice.Kind));

        try
        {
            var arguments = CurveResolution.Resolve(kind, choice, at, _problems);
            if (_problems.Count > before)
                return null;
            if (kind.Parts is not null)
            {
                var partContext = kind.ContextOfParts(arguments, context);
                var parts = choice.Curves.Select((part, i) => Make(part, partContext, $"{at}curves/{i}/", depth + 1)).ToList();
                if (_problems.Count > before || parts.Contains(null))
                    return null;
                arguments = arguments.WithCurves([.. parts.Select(part => part!)]);
            }

            if (kind.NeedsMarket && context.Model is null)
                return modelUnknown ? null : Refuse(at.TrimEnd('/'), $"{kind.DisplayName} needs a GPU model of the catalogue, and none is given.");

            var curve = kind.Create(arguments, context);
            if (curve is null)
                throw new InvalidOperationException("it made no curve.");
            if (CurveCheck.Problem(curve, context.InServiceDate) is { } problem)
                return Refuse(at.TrimEnd('/'), IsForeign(kind) ? $"The curve '{kind.Id}' cannot be used. {problem}" : problem);
            return IsForeign(kind) ? new GuardedCurve(kind.Id, curve) : curve;
        }
        catch (ArgumentException refused)
        {
            return Refuse((at + FieldOf(kind, refused.ParamName)).TrimEnd('/'), Cut(refused.Message.Split(" (Parameter '", 2)[0]));
        }
        catch (Exception thrown) when (IsForeign(kind))
        {
            return Refuse(at.TrimEnd('/'), $"The curve '{kind.Id}' failed: {ForeignFault.InWords(thrown)}");
        }
    }

    /// <summary>The field of the parameter that a kind refused by name; empty where it named none of its own.</summary>
    private static string FieldOf(ICurveKind kind, string? parameter) => kind.Parameters.FirstOrDefault(one => one.Name == parameter) is not { } found
        ? ""
        : found.Shape switch
        {
            CurveParameterShape.Number or CurveParameterShape.WholeNumber => "parameters/" + parameter,
            CurveParameterShape.List => "lists/" + parameter,
            CurveParameterShape.Choice or CurveParameterShape.Text => "options/" + parameter,
        };

    private static string Cut(string message) => message.Length <= ForeignFault.LongestMessage ? message : message[..ForeignFault.LongestMessage] + "...";

    private static bool IsForeign(ICurveKind kind) => kind.GetType().Assembly != typeof(CurveMaker).Assembly;

    private IDepreciationCurve? Refuse(string field, string message)
    {
        _problems.Add(new CurveProblem(field, message));
        return null;
    }
}
