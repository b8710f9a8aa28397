namespace GpuLending.Engine.Collateral;

/// <summary>A mark set by hand against the policy. It needs a reason, is an exception to policy whichever way it goes, and is signed by a second person with the
/// revision that holds it. The only way a mark may lie above its curve.</summary>
public sealed record MarkOverride
{
    /// <summary>The lot.</summary>
    public string LotId { get; init; } = "";

    /// <summary>Fair market value in continued use of one GPU with its share of server and network, before the lot's haircut.</summary>
    public Money? ValuePerGpu { get; init; }

    /// <summary>Why the policy's mark is not taken.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Day from which it holds; the curve's shape carries it on.</summary>
    public DateOnly Date { get; init; }
}
