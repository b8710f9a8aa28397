namespace GpuLending.Engine.Costs;

/// <summary>Cash set aside each month to replace hardware, before debt service, and what it is spent on.</summary>
public sealed record ReplacementReserveTerms
{
    /// <summary>Set aside per GPU in service and month; null when none.</summary>
    public Money? PerGpuMonth { get; init; }

    /// <summary>Set aside a year as a fraction of hardware cost in service, 0 to 0.5; added to <see cref="PerGpuMonth"/>.</summary>
    public double ShareOfCostPerAnnum { get; init; }

    /// <summary>Balance at which setting aside stops; null when it never does.</summary>
    public Money? Target { get; init; }

    /// <summary>What is spent on replacement, by date and in any order: from the reserve first, from the month's cash where the reserve is short.</summary>
    public IReadOnlyList<ReplacementSpending> Spending { get; init; } = [];
}
