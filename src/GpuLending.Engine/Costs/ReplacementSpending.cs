namespace GpuLending.Engine.Costs;

/// <summary>Hardware replaced on a date.</summary>
public sealed record ReplacementSpending
{
    /// <summary>Day of payment.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Amount paid, positive.</summary>
    public Money? Amount { get; init; }

    /// <summary>What is replaced.</summary>
    public string Description { get; init; } = "";
}
