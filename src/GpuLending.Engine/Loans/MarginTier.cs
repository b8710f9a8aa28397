namespace GpuLending.Engine.Loans;

/// <summary>A margin by the credit of the customers behind a draw. A draw that funds lots of several customers bears their margins blended by contracted GPUs.
/// See docs/methodology/interest.md.</summary>
public sealed record MarginTier
{
    /// <summary>Worst rating of the customers it is for, letter scale; "NR" for all that no better tier takes.</summary>
    public string WorstRating { get; init; } = "NR";

    /// <summary>Yearly margin as a fraction.</summary>
    public double MarginPerAnnum { get; init; }
}
