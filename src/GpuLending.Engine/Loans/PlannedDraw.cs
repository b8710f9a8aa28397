namespace GpuLending.Engine.Loans;

/// <summary>A draw as planned.</summary>
public sealed record PlannedDraw
{
    /// <summary>Day the cash is paid out. Interest runs from this day; a draw on a payment date belongs to the period that starts there.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Principal drawn, before discount.</summary>
    public Money? Amount { get; init; }

    /// <summary>Yearly margin of this draw as a fraction; null for the loan's own. Used when floating.</summary>
    public double? MarginPerAnnum { get; init; }
}
