using System.Collections.Immutable;
using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Calibration;

/// <summary>The days on which a model's successors could be had, from the GPU catalogue: its successor, that one's successor, and so on.</summary>
public static class SuccessorDates
{
    /// <summary>The chain of dates.</summary>
    /// <param name="model">The model.</param>
    /// <param name="models">The catalogue by key.</param>
    /// <returns>Rising dates; one without any date ends the chain.</returns>
    public static ImmutableArray<DateOnly> Of(GpuModel model, IReadOnlyDictionary<string, GpuModel> models)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(models);
        var dates = new SortedSet<DateOnly>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { model.Key };
        var next = model.Successor;
        while (next is not null && seen.Add(next) && models.TryGetValue(next, out var successor)
            && (successor.GeneralAvailability ?? successor.PlannedAvailability) is { } date)
        {
            dates.Add(date);
            next = successor.Successor;
        }

        return [.. dates];
    }
}
