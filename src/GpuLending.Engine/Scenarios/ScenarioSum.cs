namespace GpuLending.Engine.Scenarios;

/// <summary>Scenarios that happen together. Factors multiply, shifts add, the longest delay counts, the earliest default of a contract counts, events happen once.
/// The order does not matter but for the order of lists. See docs/methodology/scenario-library.md.</summary>
public static class ScenarioSum
{
    /// <summary>All of them together.</summary>
    /// <param name="name">Name of the result.</param>
    /// <param name="parts">Scenarios; none gives a scenario that changes nothing.</param>
    /// <returns>One scenario.</returns>
    public static Scenario Of(string name, params IEnumerable<Scenario> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sum = new Scenario { Name = name };
        foreach (var part in parts)
        {
            sum = sum with
            {
                ValueFactor = sum.ValueFactor * part.ValueFactor,
                ValuePath = Together(sum.ValuePath, part.ValuePath, static (a, b) => a * b, 1),
                RentFactor = sum.RentFactor * part.RentFactor,
                RentPath = Together(sum.RentPath, part.RentPath, static (a, b) => a * b, 1),
                RateShift = sum.RateShift + part.RateShift,
                RateShiftPath = Together(sum.RateShiftPath, part.RateShiftPath, static (a, b) => a + b, 0),
                DelayMonths = Math.Max(sum.DelayMonths, part.DelayMonths),
                DelaysClosing = sum.DelaysClosing || part.DelaysClosing,
                LaunchLossFactor = sum.LaunchLossFactor * part.LaunchLossFactor,
                CostFactor = sum.CostFactor * part.CostFactor,
                PowerFactor = sum.PowerFactor * part.PowerFactor,
                UtilisationFactor = sum.UtilisationFactor * part.UtilisationFactor,
                AvailabilityFactor = sum.AvailabilityFactor * part.AvailabilityFactor,
                Defaults = Together(sum.Defaults, part.Defaults),
                Events = part.Events.Count == 0 ? sum.Events : [.. sum.Events, .. part.Events.Where(happening => !sum.Events.Any(known => known.Id == happening.Id))],
            };
        }

        return sum;
    }

    private static double[]? Together(IReadOnlyList<double>? left, IReadOnlyList<double>? right, Func<double, double, double> both, double none)
    {
        if (left is null or { Count: 0 } && right is null or { Count: 0 })
            return null;
        var path = new double[Math.Max(left?.Count ?? 0, right?.Count ?? 0)];
        for (var m = 0; m < path.Length; m++)
            path[m] = both(At(left, m, none), At(right, m, none));
        return path;
    }

    /// <summary>The last element holds after a path's end.</summary>
    private static double At(IReadOnlyList<double>? path, int month, double none) =>
        path is null or { Count: 0 } ? none : path[Math.Min(month, path.Count - 1)];

    private static IReadOnlyList<CustomerDefault> Together(IReadOnlyList<CustomerDefault> left, IReadOnlyList<CustomerDefault> right)
    {
        if (right.Count == 0)
            return left;
        var all = left.ToList();
        foreach (var failed in right)
        {
            var at = all.FindIndex(known => known.ContractId == failed.ContractId);
            if (at < 0)
                all.Add(failed);
            else
            {
                var longest = all[at].MonthsToRelet is { } a && failed.MonthsToRelet is { } b ? Math.Max(a, b) : all[at].MonthsToRelet ?? failed.MonthsToRelet;
                all[at] = all[at] with { FromMonth = Math.Min(all[at].FromMonth, failed.FromMonth), MonthsToRelet = longest };
            }
        }

        return all;
    }
}
