namespace GpuLending.Web.Controls;

/// <summary>A cell as it is written.</summary>
public sealed record TableCell(string Text)
{
    /// <summary>Key of the figure's working; null when it has none.</summary>
    public string? Figure { get; init; }

    /// <summary>Status colour: good, warn, bad; null for none. Never without words.</summary>
    public string? Tone { get; init; }

    /// <summary>A second, quieter line; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Length of a bar behind the text, as a share of the cell, 0 to 1; null for none. What it shows stands in the text.</summary>
    public double? Bar { get; init; }

    /// <summary>Places of dots in the cell, 0 (left) to 1 (right), hollow ones for what is not relied on. What they show stands in the row.</summary>
    public IReadOnlyList<(double Place, bool Hollow)> Dots { get; init; } = [];

    public static implicit operator TableCell(string text) => FromString(text);

    public static TableCell FromString(string text) => new(text);
}
