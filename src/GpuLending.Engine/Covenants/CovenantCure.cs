namespace GpuLending.Engine.Covenants;

/// <summary>Equity put in to cure a test.</summary>
public sealed record CovenantCure
{
    /// <summary>Test date it counts for.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Amount, positive.</summary>
    public Money? Amount { get; init; }
}
