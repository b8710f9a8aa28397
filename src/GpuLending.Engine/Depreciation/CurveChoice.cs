namespace GpuLending.Engine.Depreciation;

/// <summary>A depreciation curve as the document names it: a kind from the catalogue of curves and the kind's own parameters.</summary>
/// <remarks>The kinds and the meaning, unit and allowed range of each parameter are listed by the catalogue of curves.</remarks>
public sealed record CurveChoice
{
    /// <summary>Kind in the catalogue of curves, such as "straight-line".</summary>
    public string Kind { get; init; } = "straight-line";

    /// <summary>The kind's numeric parameters by name. A parameter left out takes the kind's default.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = new Dictionary<string, double>();

    /// <summary>The kind's list parameters by name, such as the ages of a table or of the successors' launches, in years.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Lists { get; init; } = new Dictionary<string, IReadOnlyList<double>>();

    /// <summary>The kind's parameters that are words, by name, such as a tax convention or a segment of the market. One left out takes the kind's default.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The curves that a composite kind, such as a blend, is made of; empty for every other kind.</summary>
    public IReadOnlyList<CurveChoice> Curves { get; init; } = [];

    /// <summary>Name on screen and in documents; null to use the kind's own.</summary>
    public string? Label { get; init; }

    /// <summary>A kind at its default parameters, a composite one over straight lines.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The choice; for a kind whose lists must not be empty, such as a table, one that is still to be filled in.</returns>
    public static CurveChoice Default(ICurveKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new CurveChoice { Kind = kind.Id, Curves = [.. Enumerable.Repeat(new CurveChoice(), kind.Parts?.Minimum ?? 0)] };
    }
}
