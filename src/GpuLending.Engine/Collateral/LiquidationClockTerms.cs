namespace GpuLending.Engine.Collateral;

/// <summary>How a sale runs through the weeks that its premise allows.</summary>
public sealed record LiquidationClockTerms
{
    /// <summary>Share of the weeks in which the fleet is taken out, wiped and tested before anything is sold, 0 to 1. Assumed.</summary>
    public double PreparationShare { get; init; } = 0.25;

    /// <summary>Yearly rate at which money that comes later is worth less, as a fraction; 0 leaves time value out. Assumed: the market approach's discount rate.</summary>
    public double TimeValuePerAnnum { get; init; } = 0.12;

    /// <summary>Whether the fleet goes on losing value along its curve while it is being sold.</summary>
    public bool FollowsCurve { get; init; } = true;

    /// <summary>Where the figures come from, or why they were assumed.</summary>
    public string Reason { get; init; } = "Assumed: a quarter of the time goes into taking out, wiping and testing; no agency publishes a calendar for GPUs.";
}
