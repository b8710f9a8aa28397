namespace GpuLending.Engine.Credit;

/// <summary>Loss given default by who failed and by the way the money comes back. See docs/methodology/loss-given-default.md.</summary>
public static class LossGivenDefault
{
    /// <summary>How far the shares of who failed may be from summing to 1.</summary>
    public const double ShareTolerance = 1e-9;
}
