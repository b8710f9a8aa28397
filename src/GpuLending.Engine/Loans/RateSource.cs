using GpuLending.Engine.Market;

namespace GpuLending.Engine.Loans;

/// <summary>The loan's rate by the day it is set: fixed, or max(forward + shift, floor) + margin. See docs/methodology/interest.md.</summary>
internal sealed class RateSource
{
    private readonly InterestTerms _terms;
    private readonly ForwardCurve? _forwards;
    private readonly double _shift;

    private RateSource(InterestTerms terms, ForwardCurve? forwards, double shift)
    {
        _terms = terms;
        _forwards = forwards;
        _shift = shift;
    }

    public static RateSource Resolve(InterestTerms terms, MarketSnapshot snapshot, double shift)
    {
        Amounts.Between(terms.FixedRatePerAnnum, -0.5, 5, "/facility/interest/fixedRatePerAnnum");
        Amounts.Between(terms.MarginPerAnnum, -0.5, 5, "/facility/interest/marginPerAnnum");
        Amounts.Between(terms.FloorPerAnnum, -0.5, 5, "/facility/interest/floorPerAnnum");
        if (terms.Kind == RateKind.Fixed)
            return new RateSource(terms, null, shift);
        if (!snapshot.BaseRates.TryGetValue(terms.Index, out var forwards) || forwards.Pillars.Count == 0)
            throw new NotComputableException($"/facility/interest/index '{terms.Index}' has no forwards in snapshot {snapshot.Id}.");
        foreach (var pillar in forwards.Pillars)
            Amounts.Between(pillar.RatePerAnnum, -0.5, 5, $"forward of {terms.Index} on {Amounts.Day(pillar.Date)}");
        return new RateSource(terms, forwards, shift);
    }

    /// <summary>The base rate set on a day, before the floor; null for a fixed rate.</summary>
    public double? BaseOn(DateOnly date) => _forwards is null ? null : _forwards.RatePerAnnum(date) + _shift;

    /// <summary>The all-in rate set on a day.</summary>
    public double On(DateOnly date) => _terms.Kind switch
    {
        RateKind.Fixed => _terms.FixedRatePerAnnum,
        RateKind.Floating => Math.Max(BaseOn(date)!.Value, _terms.FloorPerAnnum) + _terms.MarginPerAnnum,
    };
}
