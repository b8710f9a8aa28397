using GpuLending.Engine.Calendars;

namespace GpuLending.Engine.Loans;

/// <summary>The margin of each draw by day (the whole rate, of a loan at a fixed rate): where it starts, the steps that change it and the amendments that replace it. An amendment of a
/// day comes before the steps of the same day. See docs/methodology/interest.md.</summary>
internal sealed class MarginPath
{
    private readonly double[] _first;
    private readonly Change[] _changes;
    private readonly DayCount _dayCount;

    private MarginPath(double[] first, Change[] changes, DayCount dayCount)
    {
        _first = first;
        _changes = changes;
        _dayCount = dayCount;
    }

    /// <summary>Whether draws bear different margins.</summary>
    public bool IsByDraw
    {
        get
        {
            foreach (var margin in _first)
            {
                if (margin != _first[0])
                    return true;
            }

            return false;
        }
    }

    /// <param name="facility">The loan's terms.</param>
    /// <param name="first">Margin at the start, one a draw.</param>
    /// <param name="dayCount">What weighs the parts of a period in which the margin changes.</param>
    public static MarginPath Of(Facility facility, double[] first, DayCount dayCount)
    {
        var changes = new List<Change>();
        for (var i = 0; i < facility.Interest.MarginSteps.Count; i++)
        {
            var step = facility.Interest.MarginSteps[i];
            changes.Add(new(step.Date, default, null, Amounts.Between(step.ChangePerAnnum, -5, 5, $"/facility/interest/marginSteps/{i}/changePerAnnum")));
        }

        for (var i = 0; i < facility.Amendments.Count; i++)
        {
            var amendment = facility.Amendments[i];
            if (amendment.MarginPerAnnum is { } margin)
                changes.Add(new(amendment.EffectiveDate, amendment.SignedOn ?? DateOnly.MaxValue, Amounts.Between(margin, -0.5, 5, $"/facility/amendments/{i}/marginPerAnnum"), 0));
        }

        // One order whatever the order of entry: by day, amendments first, the later signature last.
        changes.Sort((a, b) =>
            a.Date != b.Date ? a.Date.CompareTo(b.Date)
            : a.Set is null != b.Set is null ? (a.Set is null ? 1 : -1)
            : a.Signed != b.Signed ? a.Signed.CompareTo(b.Signed)
            : (a.Set ?? a.Step).CompareTo(b.Set ?? b.Step));
        return new MarginPath(first, [.. changes], dayCount);
    }

    /// <summary>Margin of a draw on a day.</summary>
    public double On(int draw, DateOnly day)
    {
        var margin = _first[draw];
        foreach (var change in _changes)
        {
            if (change.Date > day)
                break;
            margin = change.Set ?? (margin + change.Step);
        }

        return margin;
    }

    /// <summary>Margin of a draw over [start, end), each part of the period by its years.</summary>
    public double Over(int draw, DateOnly start, DateOnly end)
    {
        var margin = On(draw, start);
        var whole = 0.0;
        var sum = 0.0;
        var from = start;
        foreach (var change in _changes)
        {
            if (change.Date <= start || change.Date >= end)
                continue;
            var years = _dayCount.YearFraction(from, change.Date);
            (sum, whole) = (sum + (margin * years), whole + years);
            margin = change.Set ?? (margin + change.Step);
            from = change.Date;
        }

        if (from == start)
            return margin;
        var last = _dayCount.YearFraction(from, end);
        return whole + last > 0 ? (sum + (margin * last)) / (whole + last) : margin;
    }

    private readonly record struct Change(DateOnly Date, DateOnly Signed, double? Set, double Step);
}
