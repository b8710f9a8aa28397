namespace GpuLending.Underwriting.Serials;

/// <summary>
/// One GPU pledged under a deal. Which unit it is and under which deal never changes; its lot and its place do, each time with a row of history;
/// its release is final. A serial is live until it is released, and live at most once over all deals.
/// </summary>
public sealed class FleetSerial
{
    public required Guid Id { get; init; }

    public required Guid DealId { get; init; }

    /// <summary>The lot of the deal's document.</summary>
    public required string LotId { get; init; }

    /// <summary>As the list wrote it.</summary>
    public required string AsRead { get; init; }

    /// <summary>The one spelling, see <see cref="SerialText"/>.</summary>
    public required string Serial { get; init; }

    /// <summary>Computed by the database from <see cref="Serial"/>.</summary>
    public string LookAlikeKey { get; private set; } = "";

    public required string Site { get; init; }

    public required string Rack { get; init; }

    /// <summary>Address of the board's management controller; empty when not provided.</summary>
    public required string BmcAddress { get; init; }

    public required DateOnly? WarrantyEnd { get; init; }

    /// <summary>First day at this place.</summary>
    public required DateOnly LocatedOn { get; init; }

    /// <summary>When and by whom the place was entered, and why it changed.</summary>
    public required DateTimeOffset LocatedAt { get; init; }

    public required Guid LocatedById { get; init; }

    public required string LocationReason { get; init; }

    public required DateTimeOffset PledgedAt { get; init; }

    public required Guid PledgedById { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public Guid? ReleasedById { get; init; }

    public string? ReleaseReason { get; init; }
}
