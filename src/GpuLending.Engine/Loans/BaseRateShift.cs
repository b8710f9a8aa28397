using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Loans;

/// <summary>What a scenario adds to the base rate by day: its level, and its path by month. A day belongs to the month that ends after it, so that a rate fixed on the first day
/// of a monthly period takes the element of the month in which the period ends. See docs/methodology/scenarios.md.</summary>
internal sealed class BaseRateShift
{
    private readonly double _level;
    private readonly IReadOnlyList<double>? _path;
    private readonly Timeline _timeline;

    private BaseRateShift(double level, IReadOnlyList<double>? path, Timeline timeline)
    {
        _level = level;
        _path = path is { Count: > 0 } ? path : null;
        _timeline = timeline;
    }

    public static BaseRateShift Of(Scenario scenario, Timeline timeline) => new(scenario.RateShift, scenario.RateShiftPath, timeline);

    /// <summary>Added to the rate that is read on a day; days before closing read the path's first element.</summary>
    public double On(DateOnly day) => _path is null ? _level : _level + MonthlyPath.At(_path, _timeline.MonthOnOrBefore(day) + 1, 0);
}
