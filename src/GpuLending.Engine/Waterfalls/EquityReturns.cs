namespace GpuLending.Engine.Waterfalls;

/// <summary>What the sponsor pays and receives on dated cash.</summary>
public sealed record EquityReturns
{
    /// <summary>Flows by date, in date order.</summary>
    public required IReadOnlyList<EquityFlow> Flows { get; init; }

    /// <summary>Internal rate of return on dated cash, effective yearly, Act/365 (Excel's XIRR); null when no rate, or no single rate, solves it.</summary>
    public required double? Xirr { get; init; }

    /// <summary>Received over paid in, each date netted first; null when nothing is paid in.</summary>
    public required double? Multiple { get; init; }

    /// <summary>Sum of the dates on which the sponsor pays, positive.</summary>
    public required double PaidIn { get; init; }

    /// <summary>Sum of the dates on which it receives.</summary>
    public required double Received { get; init; }
}
