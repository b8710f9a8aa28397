namespace GpuLending.Engine.Scenarios;

/// <summary>How a scenario's paths by month are read: element 0 is closing, and the last element holds from its month on.</summary>
internal static class MonthlyPath
{
    /// <summary>The element of a month.</summary>
    /// <param name="path">By month; null or empty when the scenario has none.</param>
    /// <param name="month">Month of the deal, 0 or more.</param>
    /// <param name="absent">What stands where there is no path.</param>
    public static double At(IReadOnlyList<double>? path, int month, double absent) =>
        path is null || path.Count == 0 ? absent : path[Math.Min(month, path.Count - 1)];

    /// <summary>The path as a factor by day: a day takes the element of the first month that ends on it or later.</summary>
    /// <param name="path">By month; null or empty when the scenario has none.</param>
    /// <param name="months">Date of each month, from closing.</param>
    /// <returns>The factor by day; null without a path.</returns>
    public static Func<DateOnly, double>? ByDay(IReadOnlyList<double>? path, IReadOnlyList<DateOnly> months)
    {
        if (path is null || path.Count == 0)
            return null;
        return day =>
        {
            var m = 0;
            while (m < months.Count - 1 && months[m] < day)
                m++;
            return At(path, m, 1);
        };
    }

    /// <summary>Whether the path changes anything.</summary>
    public static bool Changes(IReadOnlyList<double>? path, double absent)
    {
        if (path is null)
            return false;
        for (var m = 0; m < path.Count; m++)
        {
            if (path[m] != absent)
                return true;
        }

        return false;
    }

    /// <summary>Refuses elements outside two bounds.</summary>
    public static void Check(IReadOnlyList<double>? path, double least, double most, string name)
    {
        if (path is null)
            return;
        for (var m = 0; m < path.Count; m++)
            Amounts.Between(path[m], least, most, $"{name}/{m}");
    }
}
