using GpuLending.Underwriting.Persistence;

namespace GpuLending.Underwriting.Serials;

/// <summary>A selection as a query of the database.</summary>
internal static class SelectedSerials
{
    public static IQueryable<FleetSerial> Live(UnderwritingDbContext context, Guid dealId, SerialSelection selection)
    {
        var live = context.FleetSerials.Where(row => row.DealId == dealId && row.ReleasedAt == null);
        return selection switch
        {
            SerialSelection.Single single => live.Where(row => single.SerialIds.Contains(row.Id)),
            SerialSelection.OfLot lot => live.Where(row => row.LotId == lot.LotId),
            SerialSelection.OfDeal => live,
            _ => throw new ArgumentException($"No serials are selected by {selection.GetType().Name}.", nameof(selection)),
        };
    }

    /// <summary>Problems of a sentence that goes on the record; empty when it is one.</summary>
    public static IEnumerable<FieldMessage> Reason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 1000 || reason.Contains('\0', StringComparison.Ordinal))
            yield return new FieldMessage("/reason", "Say why, in at most 1,000 characters.");
    }
}
