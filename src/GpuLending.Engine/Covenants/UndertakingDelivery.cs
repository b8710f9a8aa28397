namespace GpuLending.Engine.Covenants;

/// <summary>What became of one due date of an undertaking.</summary>
public sealed record UndertakingDelivery
{
    /// <summary>Due date it answers.</summary>
    public DateOnly DueDate { get; init; }

    /// <summary>Day it came; null when it did not.</summary>
    public DateOnly? DeliveredOn { get; init; }

    /// <summary>Exception the lenders agreed to for this date, in words; null when there is none.</summary>
    public string? Exception { get; init; }
}
