namespace GpuLending.Underwriting.Imports;

/// <summary>How much of a file is read before it is refused. The limits keep one bad file from taking the machine down.</summary>
public sealed record TabularLimits
{
    public static readonly TabularLimits Standard = new();

    /// <summary>For files that people lay out by hand, such as a fleet or a deal: a few thousand rows at most.</summary>
    public static readonly TabularLimits ByHand = new() { Bytes = 25L * 1024 * 1024, UnpackedBytes = 250L * 1024 * 1024, Rows = 20_000 };

    /// <summary>For a workbook of ours that comes back: a month is a column.</summary>
    public static readonly TabularLimits OwnWorkbook = ByHand with { Columns = 1_000 };

    /// <summary>Visible sheets of a workbook that is read whole.</summary>
    public int Sheets { get; init; } = 50;

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
