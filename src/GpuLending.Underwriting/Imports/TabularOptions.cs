namespace GpuLending.Underwriting.Imports;

/// <summary>What the person who brings a file says about it. Null: found out from the file, which is refused where that leaves a doubt.</summary>
public sealed record TabularOptions
{
    /// <summary>One of <see cref="TextDecoding.Names"/>.</summary>
    public string? Encoding { get; init; }

    public char? Separator { get; init; }

    /// <summary>Name of the sheet; null for the first visible one.</summary>
    public string? Sheet { get; init; }

    public TabularLimits Limits { get; init; } = TabularLimits.Standard;
}
