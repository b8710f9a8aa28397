namespace GpuLending.Engine.Loans;

/// <summary>A margin from a day on.</summary>
public sealed record MarginStep
{
    /// <summary>First day on which it counts.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Change of every draw's margin from that day, a year, as a fraction: 0.005 steps it up by half a point. Steps add up.</summary>
    public double ChangePerAnnum { get; init; }
}
