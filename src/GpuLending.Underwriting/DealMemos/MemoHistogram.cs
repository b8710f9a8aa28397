using GpuLending.Engine;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>How often which amount comes about: bars with their standard errors, and amounts worth a mark.</summary>
public sealed record MemoHistogram : MemoBlock
{
    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>What it says, for readers who cannot see it.</summary>
    public required string Description { get; init; }

    /// <summary>Currency of the amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Bars from the left.</summary>
    public required IReadOnlyList<MemoBar> Bars { get; init; }

    /// <summary>Amounts worth a mark, named.</summary>
    public IReadOnlyList<MemoThreshold> Marks { get; init; } = [];

    /// <summary>Amounts are divided by this on the axis, which then reads in thousands or millions.</summary>
    public double Divisor => Bars.Count > 0 && Bars[^1].To >= 2e6 ? 1e6 : Bars.Count > 0 && Bars[^1].To >= 2e3 ? 1e3 : 1;

    /// <summary>Unit of the axis of amounts.</summary>
    public string Unit => Currency.Code + (Divisor >= 1e6 ? " m" : Divisor >= 1e3 ? " k" : "");
}
