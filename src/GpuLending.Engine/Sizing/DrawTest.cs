namespace GpuLending.Engine.Sizing;

/// <summary>What the advance on cost is struck on.</summary>
public enum DrawTest
{
    /// <summary>The cost of the whole fleet, whenever it is delivered.</summary>
    WholeFleet,

    /// <summary>At each draw the cost delivered by its day: all draws together are at most the advance of it. What a draw is cut by is not drawn.</summary>
    AsDelivered,

    /// <summary>The same; what a draw is cut by is drawn at the next draws, as soon as enough has been delivered.</summary>
    AsDeliveredCarried,
}
