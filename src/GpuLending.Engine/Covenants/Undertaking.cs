namespace GpuLending.Engine.Covenants;

/// <summary>A document the borrower hands over again and again: when it is due, how long it may be late, what came.</summary>
public sealed record Undertaking
{
    /// <summary>Short key, unique in the case, such as "U1".</summary>
    public string Id { get; init; } = "";

    /// <summary>Name in the terms' words.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is handed over.</summary>
    public UndertakingKind Kind { get; init; }

    /// <summary>First due date.</summary>
    public DateOnly FirstDue { get; init; }

    /// <summary>Months between due dates; 0 for a single date.</summary>
    public int EveryMonths { get; init; } = 3;

    /// <summary>Days after the due date before lateness is a default, 0 or more.</summary>
    public int GraceDays { get; init; }

    /// <summary>Days before the due date from which the desk is reminded, 0 or more.</summary>
    public int NoticeDays { get; init; } = 14;

    /// <summary>What came, by due date.</summary>
    public IReadOnlyList<UndertakingDelivery> Deliveries { get; init; } = [];
}
