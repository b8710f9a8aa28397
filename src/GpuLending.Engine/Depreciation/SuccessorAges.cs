using System.Collections.Immutable;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Depreciation;

/// <summary>The ages at which a model's successors ship, from the GPU catalogue: its successor, that one's successor, and so on.</summary>
public static class SuccessorAges
{
    /// <summary>The ages of a GPU put into service on a date at which each successor in the chain becomes available.</summary>
    /// <param name="model">The GPU's model.</param>
    /// <param name="models">The catalogue by key.</param>
    /// <param name="inServiceDate">The date on which age is zero.</param>
    /// <returns>Ages in years, rising, each above zero. A successor that shipped on or before the in-service date is not in the list: the
    /// price paid already knew it. One without any date ends the chain.</returns>
    public static ImmutableArray<double> Of(GpuModel model, IReadOnlyDictionary<string, GpuModel> models, DateOnly inServiceDate)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(models);
        var ages = ImmutableArray.CreateBuilder<double>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { model.Key };
        var next = model.Successor;
        while (next is not null && seen.Add(next) && models.TryGetValue(next, out var successor))
        {
            if ((successor.GeneralAvailability ?? successor.PlannedAvailability) is not { } available)
                break;
            if (available > inServiceDate)
                ages.Add(MonthArithmetic.YearsBetween(inServiceDate, available));
            next = successor.Successor;
        }

        ages.Sort();
        return ages.ToImmutable();
    }
}
