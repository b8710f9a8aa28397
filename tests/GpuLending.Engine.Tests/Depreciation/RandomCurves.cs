using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Tests.Depreciation;

/// <summary>Any point of a kind's own description: numbers and words from their ranges, lists that fit each other, parts of any other kind.</summary>
internal static class RandomCurves
{
    public const int Draws = 60;

    public static CurveChoice Choice(ICurveKind kind, double[] draws)
    {
        var next = 0;
        return Choice(kind, () => draws[next++ % draws.Length], 1);
    }

    private static CurveChoice Choice(ICurveKind kind, Func<double> draw, int depth)
    {
        var numbers = new Dictionary<string, double>();
        var lists = new Dictionary<string, IReadOnlyList<double>>();
        var options = new Dictionary<string, string>();
        foreach (var parameter in kind.Parameters)
        {
            switch (parameter.Shape)
            {
                case CurveParameterShape.List:
                    lists[parameter.Name] = List(parameter.Name, draw);
                    break;
                case CurveParameterShape.Choice:
                    options[parameter.Name] = parameter.Options[(int)(draw() * 0.999 * parameter.Options.Count)];
                    break;
                case CurveParameterShape.Text:
                    break;
                default:
                    var value = parameter.Minimum + ((parameter.Maximum - parameter.Minimum) * draw());
                    numbers[parameter.Name] = parameter.Shape == CurveParameterShape.WholeNumber ? Math.Floor(value) : value;
                    break;
            }
        }

        return new CurveChoice { Kind = kind.Id, Parameters = numbers, Lists = lists, Options = options, Curves = Parts(kind, draw, depth) };
    }

    private static List<CurveChoice> Parts(ICurveKind kind, Func<double> draw, int depth)
    {
        if (kind.Parts is null)
            return [];
        // Two parts where two are allowed, as the weights below are two.
        var kinds = CurveCatalogue.Standard.Kinds.Where(part => depth < 3 || part.Parts is null).ToList();
        return [.. Enumerable.Range(0, Math.Min(2, kind.Parts.Maximum)).Select(_ => Choice(kinds[(int)(draw() * 0.999 * kinds.Count)], draw, depth + 1))];
    }

    private static double[] List(string name, Func<double> draw)
    {
        if (name == "weights")
        {
            var first = draw();
            return [first, 1 - first];
        }

        var drawn = Enumerable.Range(0, 6).Select(_ => draw()).ToList();
        return name == "fractions" ? [.. drawn.OrderDescending()] : [.. drawn.Select((value, i) => i + 0.001 + (value * 0.9))];
    }
}
