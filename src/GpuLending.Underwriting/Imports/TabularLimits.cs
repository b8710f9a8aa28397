namespace GpuLending.Underwriting.Imports;

/// <summary>How much of a file is read before it is refused. The limits keep one bad file from taking the machine down.</summary>
public sealed record TabularLimits
{
    public static readonly TabularLimits Standard = new();

    public long Bytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>What a workbook may unpack to.</summary>
    public long UnpackedBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>How many times its packed size a part of a workbook may unpack to. Honest sheets stay under 60.</summary>
    public int Expansion { get; init; } = 150;

    public int Rows { get; init; } = 200_000;

    public int Columns { get; init; } = 200;

    /// <summary>Excel's own limit of one cell.</summary>
    public int CellCharacters { get; init; } = 32_767;
}
