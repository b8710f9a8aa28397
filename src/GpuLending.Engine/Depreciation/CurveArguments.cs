using System.Collections.Immutable;

namespace GpuLending.Engine.Depreciation;

/// <summary>A value for every parameter of a kind: what the document said, else the default. Names and ranges have been checked.</summary>
public sealed class CurveArguments
{
    private readonly ImmutableDictionary<string, double> _numbers;
    private readonly ImmutableDictionary<string, ImmutableArray<double>> _lists;
    private readonly ImmutableDictionary<string, string> _options;

    internal CurveArguments(
        ImmutableDictionary<string, double> numbers, ImmutableDictionary<string, ImmutableArray<double>> lists, ImmutableDictionary<string, string> options,
        ImmutableArray<IDepreciationCurve> curves)
    {
        _numbers = numbers;
        _lists = lists;
        _options = options;
        Curves = curves;
    }

    /// <summary>The parts of a composite kind, in the document's order, each made and checked; empty for every other kind.</summary>
    public ImmutableArray<IDepreciationCurve> Curves { get; }

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

    /// <summary>A word's value.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>For a <see cref="CurveParameterShape.Choice"/> one of its options; for a <see cref="CurveParameterShape.Text"/> the text without white space
    /// around it, possibly empty.</returns>
    /// <exception cref="KeyNotFoundException">The kind has no such word.</exception>
    public string Option(string name) => _options[name];

    /// <summary>What to throw from <see cref="ICurveKind.Create"/> when a parameter, inside its range, cannot be used: the message then stands at that field.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="message">What it is and what is allowed, in words for the person who typed it.</param>
    /// <returns>The exception to throw.</returns>
    public ArgumentException Refuse(string name, string message) => _numbers.ContainsKey(name) || _lists.ContainsKey(name) || _options.ContainsKey(name)
        ? new ArgumentException(message, name)
        : throw new KeyNotFoundException($"The kind has no parameter '{name}'.");

    internal CurveArguments WithCurves(ImmutableArray<IDepreciationCurve> curves) => new(_numbers, _lists, _options, curves);
}
