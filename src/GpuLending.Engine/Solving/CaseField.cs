using System.Collections;
using System.Reflection;

namespace GpuLending.Engine.Solving;

/// <summary>A number of the case, found by its path and changed on a copy of the case.</summary>
internal sealed class CaseField
{
    private readonly DealCase _case;
    private readonly string[] _segments;
    private readonly Type _type;

    private CaseField(DealCase dealCase, string[] segments, Type type, double? value)
    {
        _case = dealCase;
        _segments = segments;
        _type = type;
        Value = value;
    }

    /// <summary>The number as it stands; null when not provided.</summary>
    public double? Value { get; }

    /// <summary>Whether only whole numbers make sense.</summary>
    public bool Whole => _type == typeof(int);

    /// <summary>Whether it is an amount of money.</summary>
    public bool IsMoney => _type == typeof(Money);

    /// <summary>Finds a number.</summary>
    /// <exception cref="ArgumentException">The path names no field, or one that is no number.</exception>
    public static CaseField Find(DealCase dealCase, string input)
    {
        var segments = input.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is ["case", ..])
            segments = segments[1..];
        if (segments.Length > 1 && segments[^1] == "amount" && TypeAt(dealCase, segments[..^1]) == typeof(Money))
            segments = segments[..^1];
        object? at = dealCase;
        var type = typeof(DealCase);
        foreach (var segment in segments)
        {
            if (at is null)
                throw new ArgumentException($"'{input}' is not provided in this deal: enter the part that holds it first.", nameof(input));
            (at, type) = Step(at!, type, segment) ?? throw new ArgumentException($"'{input}' is no field of the deal.", nameof(input));
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (segments.Length == 0 || (plain != typeof(double) && plain != typeof(int) && plain != typeof(Money)))
            throw new ArgumentException($"'{input}' is no number of the deal.", nameof(input));
        double? value = at switch
        {
            null => null,
            Money money => (double)money.Amount,
            int whole => whole,
            _ => (double)at,
        };
        return new CaseField(dealCase, segments, plain, value);
    }

    /// <summary>The case with another number; whole fields take the nearest whole one.</summary>
    public DealCase With(double value) => (DealCase)Set(_case, 0, value);

    private object Set(object node, int depth, double value)
    {
        if (depth == _segments.Length)
            return Leaf(value);
        if (node is IReadOnlyDictionary<string, double> numbers)
            return new Dictionary<string, double>(numbers) { [_segments[depth]] = value };
        if (node is IList or IEnumerable and not string && ElementType(node.GetType()) is not null)
        {
            var items = ((IEnumerable)node).Cast<object>().ToArray();
            var at = IndexOf(items, _segments[depth]);
            var copy = Array.CreateInstance(ElementType(node.GetType())!, items.Length);
            for (var i = 0; i < items.Length; i++)
                copy.SetValue(i == at ? Set(items[i], depth + 1, value) : items[i], i);
            return copy;
        }

        var property = Property(node.GetType(), _segments[depth])!;
        var clone = node.GetType().GetMethod("<Clone>$")!.Invoke(node, null)!;
        property.SetValue(clone, depth + 1 == _segments.Length ? Leaf(value) : Set(property.GetValue(node)!, depth + 1, value));
        return clone;
    }

    private object Leaf(double value)
    {
        if (_type == typeof(int))
            return (int)Math.Round(Math.Clamp(value, int.MinValue, int.MaxValue));
        return _type == typeof(Money) ? new Money((decimal)Math.Clamp(value, -Amounts.Largest, Amounts.Largest), _case.Currency) : value;
    }

    private static Type? TypeAt(DealCase dealCase, string[] segments)
    {
        object? at = dealCase;
        var type = typeof(DealCase);
        foreach (var segment in segments)
        {
            if (at is null || Step(at, type, segment) is not { } next)
                return null;
            (at, type) = next;
        }

        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static (object? Value, Type Type)? Step(object at, Type type, string segment)
    {
        if (at is IReadOnlyDictionary<string, double> numbers)
            return numbers.TryGetValue(segment, out var number) ? (number, typeof(double)) : null;
        if (at is IEnumerable rows and not string && ElementType(type) is { } element)
        {
            var items = rows.Cast<object>().ToArray();
            var index = IndexOf(items, segment);
            return index < 0 ? null : (items[index], element);
        }

        return Property(at.GetType(), segment) is { } property ? (property.GetValue(at), property.PropertyType) : null;
    }

    /// <summary>A property that a copy can be given; what is computed from others is no field.</summary>
    private static PropertyInfo? Property(Type type, string name) =>
        Array.Find(type.GetProperties(BindingFlags.Public | BindingFlags.Instance), property => property.CanWrite && PathNames.Matches(property.Name, name));

    private static int IndexOf(object[] items, string segment) => PathNames.IndexOf(items, segment);

    private static Type? ElementType(Type type) => type.IsArray
        ? type.GetElementType()
        : type.GetInterfaces().Append(type).FirstOrDefault(part => part.IsGenericType && part.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))?.GetGenericArguments()[0];
}
