namespace GpuLending.Engine.Revenue;

/// <summary>A price agreed for the time from a day on: a step-down, or a step-up.</summary>
public sealed record PriceStep
{
    /// <summary>First day at the price.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Price of one GPU for one hour from that day. The escalator goes on from it on the anniversaries that follow.</summary>
    public Money? PricePerGpuHour { get; init; }
}
