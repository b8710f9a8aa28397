using GpuLending.Engine.Calendars;

namespace GpuLending.Engine.Loans;

/// <summary>What the lenders commit by day: the commitment, its steps and the amendments that replace it, never more than they hold or their tranches sum to. An amendment of a day comes before the steps of the
/// same day. See docs/methodology/draws.md.</summary>
internal sealed class CommitmentPath
{
    private readonly double _first;
    private readonly List<(DateOnly Date, double Amount)> _changes = [];

    private CommitmentPath(double first) => _first = first;

    /// <summary>The most committed on any day.</summary>
    public double Largest
    {
        get
        {
            var most = _first;
            foreach (var (_, amount) in _changes)
                most = Math.Max(most, amount);
            return most;
        }
    }

    /// <summary>Whether it is one amount on every day.</summary>
    public bool IsLevel => _changes.Count == 0;

    /// <summary>Null when no commitment and no hold are given.</summary>
    public static CommitmentPath? Of(DealCase dealCase)
    {
        var facility = dealCase.Facility;
        double? hold = dealCase.Sizing.Commitment.Hold is null
            ? null
            : Amounts.NotNegative(dealCase.Sizing.Commitment.Hold, dealCase.Currency, "/sizing/commitment/hold");
        if (TrancheShares.Committed(facility, dealCase.Currency) is { } tranches)
            hold = Math.Min(hold ?? tranches, tranches);
        if (facility.Commitment is null)
        {
            if (facility.CommitmentSteps.Count > 0 || facility.Amendments.Any(amendment => amendment.Commitment is not null))
                throw new NotComputableException("/facility/commitment is needed where steps or amendments change it.");
            return hold is { } most ? new CommitmentPath(most) : null;
        }

        var amount = Amounts.NotNegative(facility.Commitment, dealCase.Currency, "/facility/commitment");
        var path = new CommitmentPath(Math.Min(amount, hold ?? double.PositiveInfinity));
        foreach (var change in Changes(dealCase))
        {
            amount = change.Set ?? (amount + change.Step);
            path._changes.Add((change.Date, Math.Min(amount, hold ?? double.PositiveInfinity)));
        }

        return path;
    }

    /// <summary>What is committed on a day.</summary>
    public double On(DateOnly day)
    {
        var amount = _first;
        foreach (var change in _changes)
        {
            if (change.Date > day)
                break;
            amount = change.Amount;
        }

        return amount;
    }

    /// <summary>Commitment x ACT/360 years of [start, end), at most a ceiling.</summary>
    public double Years(DateOnly start, DateOnly end, double ceiling)
    {
        var (sum, from, amount) = (0.0, start, Math.Min(ceiling, On(start)));
        foreach (var change in _changes)
        {
            if (change.Date <= start || change.Date >= end)
                continue;
            sum += amount * DayCount.Act360.YearFraction(from, change.Date);
            (from, amount) = (change.Date, Math.Min(ceiling, change.Amount));
        }

        return sum + (amount * DayCount.Act360.YearFraction(from, end));
    }

    private static List<(DateOnly Date, DateOnly Signed, double? Set, double Step)> Changes(DealCase dealCase)
    {
        var facility = dealCase.Facility;
        var changes = new List<(DateOnly Date, DateOnly Signed, double? Set, double Step)>();
        for (var i = 0; i < facility.CommitmentSteps.Count; i++)
        {
            var step = facility.CommitmentSteps[i];
            changes.Add((step.Date, default, null, Amounts.NotNegative(step.Amount, dealCase.Currency, $"/facility/commitmentSteps/{i}/amount")));
        }

        for (var i = 0; i < facility.Amendments.Count; i++)
        {
            var amendment = facility.Amendments[i];
            if (amendment.Commitment is { } commitment)
            {
                changes.Add((
                    amendment.EffectiveDate, amendment.SignedOn ?? DateOnly.MaxValue,
                    Amounts.NotNegative(commitment, dealCase.Currency, $"/facility/amendments/{i}/commitment"), 0));
            }
        }

        changes.Sort((a, b) =>
            a.Date != b.Date ? a.Date.CompareTo(b.Date)
            : a.Set is null != b.Set is null ? (a.Set is null ? 1 : -1)
            : a.Signed != b.Signed ? a.Signed.CompareTo(b.Signed)
            : (a.Set ?? a.Step).CompareTo(b.Set ?? b.Step));
        return changes;
    }
}
