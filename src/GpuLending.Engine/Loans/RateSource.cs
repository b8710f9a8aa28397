using GpuLending.Engine.Calendars;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Loans;

/// <summary>The loan's rate by period: fixed, or the base rate within floor and margin, after the borrower's cap and swap. Published fixings stand; the scenario
/// shifts only what the forwards project. See docs/methodology/interest.md and docs/methodology/hedges.md.</summary>
internal sealed class RateSource
{
    private const double Unbounded = double.PositiveInfinity;

    private readonly InterestTerms _terms;
    private readonly ForwardCurve? _forwards;
    private readonly BaseRateShift _shift;
    private readonly OvernightTerms _overnight;
    private readonly (DateOnly Date, double Rate)[] _fixings;

    /// <summary>Tranches with their shares; empty when all the loan bears one rate.</summary>
    private (double Share, RateSource Source)[] _tranches = [];

    private RateSource(InterestTerms terms, ForwardCurve? forwards, BaseRateShift shift, BusinessCalendar calendar)
    {
        _terms = terms;
        _forwards = forwards;
        _shift = shift;
        _overnight = new(calendar, terms.LookbackDays, terms.ObservationShift, terms.DayCount == DayCount.Act365Fixed.Name ? 365 : 360);
        _fixings = [.. terms.Fixings.OrderBy(fixing => fixing.Date).Select(fixing => (fixing.Date, fixing.RatePerAnnum))];
    }

    /// <summary>Whether a cap or a swap makes the borrower's rate another than the lenders'.</summary>
    public bool IsHedged => _tranches.Length > 0 ? _tranches.Any(tranche => tranche.Source.IsHedged) : _terms.Kind == RateKind.Floating && (_terms.SwapShare > 0 || (_terms.CapPerAnnum is not null && _terms.CapShare > 0));

    /// <summary>The rates of a facility: its own, or its tranches' in the proportion of their shares.</summary>
    public static RateSource Of(Facility facility, Currency currency, MarketSnapshot snapshot, BaseRateShift shift)
    {
        var source = Resolve(facility.Interest, snapshot, shift);
        var shares = TrancheShares.Of(facility, currency);
        if (!TrancheShares.HaveOwnRates(facility))
            return source;
        if (facility.Interest.CapitalisedUntil is not null || facility.Interest.PayInKind is not null)
            throw new NotComputableException("/facility/tranches: tranches with their own rates would grow apart while interest is capitalised; let interest be paid or take one rate.");
        source._tranches = [.. facility.Tranches.Select((tranche, i) => (shares[i], Resolve(TrancheShares.Terms(facility, tranche), snapshot, shift)))];
        return source;
    }

    public static RateSource Resolve(InterestTerms terms, MarketSnapshot snapshot, BaseRateShift shift)
    {
        Amounts.Between(terms.FixedRatePerAnnum, -0.5, 5, "/facility/interest/fixedRatePerAnnum");
        Amounts.Between(terms.MarginPerAnnum, -0.5, 5, "/facility/interest/marginPerAnnum");
        Amounts.Between(terms.FloorPerAnnum, -0.5, 5, "/facility/interest/floorPerAnnum");
        Amounts.Between(terms.DefaultMarginPerAnnum, 0, 5, "/facility/interest/defaultMarginPerAnnum");
        if (terms.Kind == RateKind.Fixed)
            return new RateSource(terms, null, shift, BusinessCalendar.Weekends);
        Amounts.Between(terms.CapPerAnnum ?? 0, -0.5, 5, "/facility/interest/capPerAnnum");
        Amounts.Between(terms.CapShare, 0, 1, "/facility/interest/capShare");
        Amounts.Between(terms.SwapShare, 0, 1, "/facility/interest/swapShare");
        Amounts.Between(terms.SwapRatePerAnnum, -0.5, 5, "/facility/interest/swapRatePerAnnum");
        Amounts.Between(terms.LookbackDays, 0, 30, "/facility/interest/lookbackDays");
        if (!Enum.IsDefined(terms.Setting))
            throw new NotComputableException("/facility/interest/setting is unknown.");
        if (!BusinessCalendar.TryParse(terms.RateCalendar, out var calendar))
            throw new NotComputableException($"/facility/interest/rateCalendar '{terms.RateCalendar}' is not a calendar.");
        foreach (var fixing in terms.Fixings)
            Amounts.Between(fixing.RatePerAnnum, -0.5, 5, $"fixing of {terms.Index} on {Amounts.Day(fixing.Date)}");
        if (!snapshot.BaseRates.TryGetValue(terms.Index, out var forwards) || forwards.Pillars.Count == 0)
            throw new NotComputableException($"/facility/interest/index '{terms.Index}' has no forwards in snapshot {snapshot.Id}.");
        foreach (var pillar in forwards.Pillars)
            Amounts.Between(pillar.RatePerAnnum, -0.5, 5, $"forward of {terms.Index} on {Amounts.Day(pillar.Date)}");
        return new RateSource(terms, forwards, shift, calendar);
    }

    /// <summary>The rates of one day: those of a period that starts on it and, in arrears, lasts a day.</summary>
    /// <param name="date">The day.</param>
    /// <param name="margin">Yearly margin; the rate itself when it is fixed.</param>
    public PeriodRate On(DateOnly date, double margin) => Over(date, date.AddDays(1), margin);

    /// <summary>The rates of the interest period [start, end).</summary>
    /// <param name="start">First day.</param>
    /// <param name="end">Day after the last.</param>
    /// <param name="margin">Yearly margin; the rate itself when it is fixed.</param>
    public PeriodRate Over(DateOnly start, DateOnly end, double margin)
    {
        if (_tranches.Length > 0)
            return Blended(start, end, margin);
        if (_terms.Kind == RateKind.Fixed || end <= start)
            return _terms.Kind == RateKind.Fixed ? new(null, margin, margin) : On(start, margin);
        var unbounded = Base(start, end, -Unbounded, Unbounded);
        var floored = Base(start, end, _terms.FloorPerAnnum, Unbounded);
        var lender = floored + margin;
        if (!IsHedged)
            return new(unbounded, lender, lender);

        // The cap covers its share of what is not swapped; the swap pays the floating rate as the loan asks for it, with the floor or without.
        var capped = _terms.CapPerAnnum is { } cap ? Base(start, end, _terms.FloorPerAnnum, cap) : floored;
        var open = (_terms.CapShare * capped) + ((1 - _terms.CapShare) * floored);
        var swapped = _terms.SwapRatePerAnnum + (_terms.SwapFloored ? 0 : floored - unbounded);
        return new(unbounded, lender, ((1 - _terms.SwapShare) * open) + (_terms.SwapShare * swapped) + margin);
    }

    /// <summary>The rates of one tranche over [start, end); the loan's own when all bear one rate.</summary>
    /// <param name="tranche">Place among the tranches.</param>
    /// <param name="start">First day.</param>
    /// <param name="end">Day after the last.</param>
    /// <param name="margin">The loan's yearly margin then: what it is more than the loan's own counts for every tranche.</param>
    public PeriodRate OfTranche(int tranche, DateOnly start, DateOnly end, double margin)
    {
        if (_tranches.Length == 0)
            return Over(start, end, margin);
        var source = _tranches[tranche].Source;
        return source.Over(start, end, source.OwnMargin + (margin - OwnMargin));
    }

    /// <summary>The margin of the terms; the rate itself when it is fixed.</summary>
    private double OwnMargin => _terms.Kind == RateKind.Fixed ? _terms.FixedRatePerAnnum : _terms.MarginPerAnnum;

    /// <summary>The tranches' rates in the proportion of their shares: repaid together, they keep it.</summary>
    private PeriodRate Blended(DateOnly start, DateOnly end, double margin)
    {
        double lender = 0, borrower = 0;
        double? known = null;
        for (var t = 0; t < _tranches.Length; t++)
        {
            var share = _tranches[t].Share;
            var rate = OfTranche(t, start, end, margin);
            lender += share * rate.Lender;
            borrower += share * rate.Borrower;
            known ??= rate.Base;
        }

        return new(known, lender, borrower);
    }

    /// <summary>The base rate of a period, every rate read held between two bounds; the upper one wins where they cross.</summary>
    private double Base(DateOnly start, DateOnly end, double least, double most)
    {
        return _terms.Setting switch
        {
            RateSetting.InAdvance => Within(_terms.LookbackDays == 0 ? start : _overnight.Calendar.Back(start, _terms.LookbackDays)),
            RateSetting.CompoundedInArrears => OvernightRate.Compounded(Within, start, end, _overnight),
            RateSetting.SimpleInArrears => OvernightRate.Simple(Within, start, end, _overnight),
        };

        double Within(DateOnly date) => Math.Min(Math.Max(Read(date), least), most);
    }

    /// <summary>The fixing of a day; a day between two fixings that has none takes the one before it. Elsewhere the forward and the scenario's shift.</summary>
    private double Read(DateOnly date)
    {
        if (_fixings.Length > 0 && date >= _fixings[0].Date && date <= _fixings[^1].Date)
        {
            var at = Array.FindLastIndex(_fixings, fixing => fixing.Date <= date);
            return _fixings[at].Rate;
        }

        return _forwards!.RatePerAnnum(date) + _shift.On(date);
    }
}
