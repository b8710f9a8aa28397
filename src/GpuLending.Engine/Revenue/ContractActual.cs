namespace GpuLending.Engine.Revenue;

/// <summary>What a contract brought in a month that has passed.</summary>
public sealed record ContractActual
{
    /// <summary>Last day of the month.</summary>
    public DateOnly Month { get; init; }

    /// <summary>What was billed.</summary>
    public Money? Billed { get; init; }

    /// <summary>What of it was received.</summary>
    public Money? Received { get; init; }

    /// <summary>What had been projected for the month.</summary>
    public Money? Projected { get; init; }
}
