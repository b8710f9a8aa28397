using GpuLending.Engine;
using GpuLending.Engine.Workings;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>A line chart over dates.</summary>
public sealed record MemoChart : MemoBlock
{
    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>What it says, for readers who cannot see it.</summary>
    public required string Description { get; init; }

    /// <summary>Dates, one a point of every series.</summary>
    public required IReadOnlyList<DateOnly> Dates { get; init; }

    /// <summary>Unit of the vertical axis.</summary>
    public required FigureUnit Unit { get; init; }

    /// <summary>Currency of amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Lines, the one that matters first.</summary>
    public required IReadOnlyList<MemoSeries> Series { get; init; }

    /// <summary>Thresholds, drawn level and named.</summary>
    public IReadOnlyList<MemoThreshold> Thresholds { get; init; } = [];

    /// <summary>Days worth a mark, drawn upright and named.</summary>
    public IReadOnlyList<MemoMilestone> Milestones { get; init; } = [];

    /// <summary>True when the vertical axis starts at zero.</summary>
    public bool FromZero { get; init; } = true;
}
