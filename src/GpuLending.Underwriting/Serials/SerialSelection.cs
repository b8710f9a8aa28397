namespace GpuLending.Underwriting.Serials;

/// <summary>Which live serials of a deal: single ones, or all of a lot, or all of the deal.</summary>
public abstract record SerialSelection
{
    private SerialSelection()
    {
    }

    /// <summary>These.</summary>
    public sealed record Single(IReadOnlyList<Guid> SerialIds) : SerialSelection;

    /// <summary>All of a lot, also of one that the deal no longer has.</summary>
    public sealed record OfLot(string LotId) : SerialSelection;

    /// <summary>All of the deal.</summary>
    public sealed record OfDeal : SerialSelection;
}
