using System.Collections;
using System.Reflection;

namespace GpuLending.Engine.Solving;

/// <summary>A number of the case that can be turned.</summary>
/// <param name="Path">Path of the field, such as "/contracts/0/pricePerGpuHour".</param>
/// <param name="Value">As it stands; null when not provided.</param>
/// <param name="IsMoney">Whether it is an amount in the loan's currency.</param>
/// <param name="Whole">Whether only whole numbers make sense.</param>
public sealed record SolvableInput(string Path, double? Value, bool IsMoney, bool Whole)
{
    /// <summary>Deep enough for every part of a case; curves of curves beyond it are left out.</summary>
    private const int Deepest = 6;

    /// <summary>All of a case, in the order of the document.</summary>
    internal static IReadOnlyList<SolvableInput> Of(DealCase dealCase)
    {
        var found = new List<SolvableInput>();
        Walk(dealCase, typeof(DealCase), "", 0, found);
        return found;
    }

    private static void Walk(object? at, Type type, string path, int depth, List<SolvableInput> found)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(double) || plain == typeof(int) || plain == typeof(Money))
        {
            double? value = at switch
            {
                null => null,
                Money money => (double)money.Amount,
                int whole => whole,
                _ => (double)at,
            };
            found.Add(new SolvableInput(path, value, plain == typeof(Money), plain == typeof(int)));
            return;
        }

        if (at is null or string || depth > Deepest || plain.IsEnum)
            return;
        if (at is IReadOnlyDictionary<string, double> numbers)
        {
            foreach (var (key, number) in numbers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                found.Add(new SolvableInput($"{path}/{key}", number, false, false));
        }
        else if (at is IEnumerable rows)
        {
            var index = 0;
            foreach (var row in rows)
            {
                if (row is not null && row.GetType().Namespace?.StartsWith("GpuLending", StringComparison.Ordinal) == true)
                    Walk(row, row.GetType(), $"{path}/{index}", depth + 1, found);
                index++;
            }
        }
        else if (plain.Namespace?.StartsWith("GpuLending", StringComparison.Ordinal) == true && plain.IsClass)
        {
            foreach (var property in plain.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
                Walk(property.GetValue(at), property.PropertyType, $"{path}/{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}", depth + 1, found);
        }
    }
}
