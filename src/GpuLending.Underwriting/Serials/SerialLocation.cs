namespace GpuLending.Underwriting.Serials;

/// <summary>Where a serial was, and in which lot, from a day on. Written by the database with every pledge and every move; never changed.</summary>
public sealed class SerialLocation
{
    public long Id { get; init; }

    public required Guid SerialId { get; init; }

    public required string LotId { get; init; }

    public required string Site { get; init; }

    public required string Rack { get; init; }

    /// <summary>First day at this place.</summary>
    public required DateOnly Since { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required Guid RecordedById { get; init; }

    public required string Reason { get; init; }
}
