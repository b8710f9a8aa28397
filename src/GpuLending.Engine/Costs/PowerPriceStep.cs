namespace GpuLending.Engine.Costs;

/// <summary>A power price expected from a date on.</summary>
public sealed record PowerPriceStep
{
    /// <summary>First day of the price, inclusive.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Price of one kilowatt-hour from that day, in the money of that day.</summary>
    public Money? PricePerKilowattHour { get; init; }
}
