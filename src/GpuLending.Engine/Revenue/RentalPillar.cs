namespace GpuLending.Engine.Revenue;

/// <summary>What a new contract of some length pays today.</summary>
public sealed record RentalPillar
{
    /// <summary>Length in months, 1 or more.</summary>
    public int TermMonths { get; init; }

    /// <summary>Price of one GPU for one hour over that length.</summary>
    public Money? PricePerGpuHour { get; init; }
}
