namespace GpuLending.Engine.Covenants;

/// <summary>One print of an index.</summary>
public sealed record RentalIndexFixing
{
    /// <summary>Day the print is for.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Price of one GPU for one hour.</summary>
    public Money? Price { get; init; }

    /// <summary>Index it is a print of; null for the covenant's own. A fallback's prints name the fallback.</summary>
    public string? IndexId { get; init; }

    /// <summary>Day it was published; null for the day it is for. A restated print has a later one.</summary>
    public DateOnly? Vintage { get; init; }

    /// <summary>Whether it replaces an earlier print of the same day.</summary>
    public bool Restated { get; init; }

    /// <summary>Where it was read.</summary>
    public string Source { get; init; } = "";
}
