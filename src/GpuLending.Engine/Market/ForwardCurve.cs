namespace GpuLending.Engine.Market;

/// <summary>A base rate by date: straight between pillars, flat outside them.</summary>
public sealed record ForwardCurve
{
    /// <summary>Pillars in date order.</summary>
    public IReadOnlyList<ForwardPillar> Pillars { get; init; } = [];

    /// <summary>Rate a year, as a fraction, that is set on a date.</summary>
    /// <param name="date">Day on which the rate is set.</param>
    /// <returns>Interpolated rate as a fraction.</returns>
    /// <exception cref="InvalidOperationException">The curve has no pillar.</exception>
    public double RatePerAnnum(DateOnly date)
    {
        if (Pillars.Count == 0) throw new InvalidOperationException("A forward curve needs at least one pillar.");
        if (date <= Pillars[0].Date) return Pillars[0].RatePerAnnum;
        for (var i = 1; i < Pillars.Count; i++)
        {
            if (date > Pillars[i].Date) continue;
            var before = Pillars[i - 1];
            var after = Pillars[i];
            var share = (date.DayNumber - before.Date.DayNumber) / (double)(after.Date.DayNumber - before.Date.DayNumber);
            return before.RatePerAnnum + share * (after.RatePerAnnum - before.RatePerAnnum);
        }

        return Pillars[^1].RatePerAnnum;
    }

    /// <summary>Whether the rate on a date rests on an assumed pillar.</summary>
    /// <param name="date">Day on which the rate is set.</param>
    /// <returns>True when a pillar that gives it is assumed; false without pillars.</returns>
    public bool IsAssumedOn(DateOnly date)
    {
        if (Pillars.Count == 0) return false;
        if (date <= Pillars[0].Date) return Pillars[0].Assumed;
        for (var i = 1; i < Pillars.Count; i++)
        {
            if (date > Pillars[i].Date) continue;
            return Pillars[i].Assumed || (date < Pillars[i].Date && Pillars[i - 1].Assumed);
        }

        return Pillars[^1].Assumed;
    }
}
