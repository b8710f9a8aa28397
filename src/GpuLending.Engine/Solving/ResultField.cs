using System.Collections;
using System.Reflection;

namespace GpuLending.Engine.Solving;

/// <summary>A number of a result, read by its path.</summary>
internal static class ResultField
{
    /// <summary>Reads a number.</summary>
    /// <returns>The number; null where the result has none (a ratio without debt, a limit that does not limit).</returns>
    /// <exception cref="ArgumentException">The path names no figure of the result, or one that is no number.</exception>
    public static double? Read(UnderwritingResult result, string output)
    {
        var segments = Segments(output);
        return segments.Length == 0 ? throw new ArgumentException("No figure of the result is named.", nameof(output)) : Read(result, typeof(UnderwritingResult), segments, 0, output);
    }

    /// <summary>Reads a number off a finished run: of a part that can be built alone without building the rest of the result.</summary>
    /// <returns>As <see cref="Read(UnderwritingResult, string)"/> does.</returns>
    /// <exception cref="ArgumentException">The path names no figure of the result, or one that is no number.</exception>
    public static double? Read(DealRun run, string output)
    {
        var segments = Segments(output);
        return segments.Length > 1 && ResultOf.Part(run, segments[0]) is { } part
            ? Read(part, part.GetType(), segments, 1, output)
            : Read(ResultOf.Run(run, run.Scenario, run.ValuationDate), output);
    }

    private static string[] Segments(string output) => output.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static double? Read(object? at, Type type, string[] segments, int from, string output)
    {
        for (var i = from; i < segments.Length; i++)
        {
            if (at is null)
                return null;
            if (at is IEnumerable rows and not string)
            {
                if (i == segments.Length - 1 && Aggregate(rows, segments[i]) is { Known: true } aggregate)
                    return aggregate.Value;
                var items = rows.Cast<object?>().ToArray();
                var index = PathNames.IndexOf(items, segments[i]);
                if (index < 0)
                    throw new ArgumentException($"'{output}' names no row of the result: there are {items.Length}.", nameof(output));
                at = items[index];
                type = at?.GetType() ?? typeof(double);
                continue;
            }

            var property = Array.Find(at.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance), item => PathNames.Matches(item.Name, segments[i]))
                ?? throw new ArgumentException($"'{output}' is no figure of the result.", nameof(output));
            (at, type) = (property.GetValue(at), property.PropertyType);
        }

        return at is null && IsNumber(Nullable.GetUnderlyingType(type) ?? type)
            ? null
            : Number(at) ?? throw new ArgumentException($"'{output}' is no number of the result.", nameof(output));
    }

    private static bool IsNumber(Type type) => type == typeof(double) || type == typeof(int) || type == typeof(decimal) || type == typeof(Money);

    private static double? Number(object? value) => value switch
    {
        double number => number,
        int whole => whole,
        decimal exact => (double)exact,
        Money money => (double)money.Amount,
        _ => null,
    };

    /// <summary>One number of a list of numbers; what is missing in the list is left out.</summary>
    private static (bool Known, double? Value) Aggregate(IEnumerable rows, string name)
    {
        if (name is not ("sum" or "min" or "max" or "first" or "last"))
            return (false, null);
        var numbers = new List<double>();
        foreach (var row in rows)
        {
            if (row is null)
                continue;
            if (Number(row) is not { } number)
                return (false, null);
            numbers.Add(number);
        }

        if (numbers.Count == 0)
            return (true, name == "sum" ? 0 : null);
        return (true, name switch
        {
            "sum" => numbers.Sum(),
            "min" => numbers.Min(),
            "max" => numbers.Max(),
            "first" => numbers[0],
            _ => numbers[^1],
        });
    }
}
