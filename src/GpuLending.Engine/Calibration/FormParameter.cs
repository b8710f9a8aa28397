namespace GpuLending.Engine.Calibration;

/// <summary>A fitted number of a form.</summary>
/// <param name="Name">Name as in the catalogue of curves where it has one, such as "decayPerYear".</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit.</param>
public sealed record FormParameter(string Name, double Value, string Unit)
{
    /// <summary>Least value that was tried; null when the number was solved for and not searched.</summary>
    public double? Least { get; init; }

    /// <summary>Largest value that was tried; null when the number was solved for and not searched.</summary>
    public double? Most { get; init; }

    /// <summary>True when the search ended at the least or the largest value tried: the form fits best where it turns into another, and the number says no
    /// more than that.</summary>
    public bool AtBound { get; init; }
}
