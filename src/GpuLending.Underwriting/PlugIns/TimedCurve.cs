using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Underwriting.PlugIns;

/// <summary>
/// A plug-in's curve with a budget of time, its making included: a desk that asks for every month of every lot cannot wait for one that is slow. Between two
/// values it is stopped by name; a single value that never comes back nobody can stop. See docs/plug-in-curves.md.
/// </summary>
/// <param name="inner">The curve.</param>
/// <param name="made">How long it took to make.</param>
internal sealed class TimedCurve(IDepreciationCurve inner, TimeSpan made) : IDepreciationCurve
{
    /// <summary>What a curve has to start with: some thousand times what any formula takes, so that a busy machine refuses none.</summary>
    public static readonly TimeSpan Allowance = TimeSpan.FromSeconds(3);

    /// <summary>What each value adds.</summary>
    public static readonly TimeSpan AllowancePerValue = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan Hasty = TimeSpan.FromSeconds(0.2);

    private long _spent = made.Ticks;
    private long _values;

    public IReadOnlyList<string> Remarks => inner.Remarks;

    public IReadOnlyList<CurveFinding> Findings => inner.Findings;

    public double RetainedFraction(double ageYears, DateOnly date)
    {
        var begun = Stopwatch.GetTimestamp();
        var fraction = inner.RetainedFraction(ageYears, date);
        Spend(begun, 1);
        return fraction;
    }

    public void RetainedFractions(ReadOnlySpan<double> agesYears, ReadOnlySpan<DateOnly> dates, Span<double> destination)
    {
        if (dates.Length != agesYears.Length || destination.Length != agesYears.Length)
            throw new ArgumentException($"{agesYears.Length} ages, {dates.Length} dates and room for {destination.Length} fractions.", nameof(destination));
        // Few at first and then ever more, so that a slow one is found out early and a quick one is not held up.
        var many = 1;
        for (var at = 0; at < agesYears.Length; at += many)
        {
            many = Interlocked.Read(ref _spent) > Hasty.Ticks ? 1 : Math.Min(many * 2, agesYears.Length - at);
            var begun = Stopwatch.GetTimestamp();
            inner.RetainedFractions(agesYears.Slice(at, many), dates.Slice(at, many), destination.Slice(at, many));
            Spend(begun, many);
        }
    }

    public double? RetainedFractionAtHours(double hoursUsed)
    {
        var begun = Stopwatch.GetTimestamp();
        var fraction = inner.RetainedFractionAtHours(hoursUsed);
        Spend(begun, 1);
        return fraction;
    }

    private void Spend(long begun, int values)
    {
        var spent = TimeSpan.FromTicks(Interlocked.Add(ref _spent, Stopwatch.GetElapsedTime(begun).Ticks));
        var given = Interlocked.Add(ref _values, values);
        if (spent > Allowance + (AllowancePerValue * given))
        {
            throw new TimeoutException(string.Create(
                CultureInfo.InvariantCulture,
                $"it is too slow: {spent.TotalSeconds:0.0} seconds for {given} values, where {Allowance.TotalSeconds:0} seconds and {AllowancePerValue.TotalMilliseconds:0} millisecond a value are allowed."));
        }
    }
}
