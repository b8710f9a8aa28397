using GpuLending.Engine;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>Months a table shows of a long path: closing and each anniversary, at most seven of them.</summary>
internal static class Anniversaries
{
    private const int Most = 7;

    public static IReadOnlyList<int> Of(UnderwritingResult result)
    {
        var last = result.Months.Count - 1;
        var years = Math.Max(1, (int)Math.Ceiling(last / 12.0 / (Most - 1)));
        List<int> months = [];
        for (var month = 0; month <= last && months.Count < Most; month += 12 * years) months.Add(month);
        return months;
    }
}
