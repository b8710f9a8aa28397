using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>A value for every parameter of a kind: what the document said, else the default. Names and ranges have been checked.</summary>
public sealed class CurveArguments
{
    private readonly ImmutableDictionary<string, double> _numbers;
    private readonly ImmutableDictionary<string, ImmutableArray<double>> _lists;

    internal CurveArguments(ImmutableDictionary<string, double> numbers, ImmutableDictionary<string, ImmutableArray<double>> lists)
    {
        _numbers = numbers;
        _lists = lists;
    }

    /// <summary>A number's value.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value, inside its range.</returns>
    /// <exception cref="KeyNotFoundException">The kind has no such number.</exception>
    public double Number(string name) => _numbers[name];

    /// <summary>A list's values.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The values, each inside the range; empty when the document gave none.</returns>
    /// <exception cref="KeyNotFoundException">The kind has no such list.</exception>
    public ImmutableArray<double> List(string name) => _lists[name];
}
