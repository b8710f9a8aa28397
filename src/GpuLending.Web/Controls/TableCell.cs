namespace GpuLending.Web.Controls;

/// <summary>A cell as it is written.</summary>
public sealed record TableCell(string Text)
{
    /// <summary>Key of the figure's working; null when it has none.</summary>
    public string? Figure { get; init; }

    /// <summary>Status colour: good, warn, bad; null for none. Never without words.</summary>
    public string? Tone { get; init; }

    public static implicit operator TableCell(string text) => FromString(text);

    public static TableCell FromString(string text) => new(text);
}
