using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>Each draw's own clock on the payment dates, under the terms in force: first payment, first with principal, last. Amendments give clocks of their own from the first
/// payment on or after their day; a draw that is repaid by then keeps its own. See docs/methodology/draws.md and amendments.md.</summary>
internal static class DrawClocks
{
    /// <summary>Amendments of maturity or repayment in the order in which they count, whatever the order of entry.</summary>
    public static List<FacilityAmendment> Amendments(Facility facility)
    {
        var amendments = facility.Amendments
            .Where(amendment => amendment.TenorMonths is not null || amendment.FinalMaturity is not null || amendment.Amortisation is not null).ToList();
        amendments.Sort((a, b) =>
            a.EffectiveDate != b.EffectiveDate ? a.EffectiveDate.CompareTo(b.EffectiveDate)
            : a.SignedOn != b.SignedOn ? (a.SignedOn ?? DateOnly.MaxValue).CompareTo(b.SignedOn ?? DateOnly.MaxValue)
            : a.TenorMonths != b.TenorMonths ? (a.TenorMonths ?? 0).CompareTo(b.TenorMonths ?? 0)
            : a.FinalMaturity != b.FinalMaturity ? (a.FinalMaturity ?? DateOnly.MinValue).CompareTo(b.FinalMaturity ?? DateOnly.MinValue)
            : string.CompareOrdinal(a.Description, b.Description));
        return amendments;
    }

    /// <summary>The days a draw ends under the first terms and under each amendment that finds it still owed.</summary>
    public static List<DateOnly> Maturities(Facility facility, DateOnly draw)
    {
        var (tenor, final) = (facility.TenorMonths, facility.FinalMaturity);
        var maturities = new List<DateOnly> { Maturity(facility, draw, tenor, final) };
        foreach (var amendment in Amendments(facility))
        {
            (tenor, final) = (amendment.TenorMonths ?? tenor, amendment.FinalMaturity ?? final);
            if (amendment.EffectiveDate <= maturities[^1] && (amendment.TenorMonths is not null || amendment.FinalMaturity is not null))
                maturities.Add(Maturity(facility, draw, tenor, final));
        }

        return maturities;
    }

    /// <summary>The first payment with principal of a draw: of the terms that are in force on it.</summary>
    public static int FirstPrincipal(RepaymentSegment[] segments, int draw)
    {
        for (var i = 0; i < segments.Length - 1; i++)
        {
            if (segments[i].Draws[draw].FirstPrincipal < segments[i + 1].From)
                return segments[i].Draws[draw].FirstPrincipal;
        }

        return segments[^1].Draws[draw].FirstPrincipal;
    }

    /// <summary>The clocks under the first terms, then under each amendment.</summary>
    public static List<RepaymentSegment> Segments(Facility facility, Timeline timeline, DateOnly[] dates, DateOnly[] paid, IReadOnlyList<(DateOnly Date, double Weight)> planned)
    {
        var (tenor, final, terms) = (facility.TenorMonths, facility.FinalMaturity, facility.Amortisation);
        var slices = planned.Select(draw => Slice(facility, timeline, dates, paid, draw.Date, draw.Weight, tenor, final)).ToArray();
        var segments = new List<RepaymentSegment> { new(1, terms, slices) };
        foreach (var amendment in Amendments(facility))
        {
            (tenor, final, terms) = (amendment.TenorMonths ?? tenor, amendment.FinalMaturity ?? final, amendment.Amortisation ?? terms);
            var from = OnOrAfter(dates, amendment.EffectiveDate);
            if (from >= dates.Length)
                continue;
            from = Math.Max(1, from);
            var before = segments[^1].Draws;
            slices = [.. before.Select(draw => Amended(facility, timeline, dates, paid, draw, from, amendment, tenor, final, terms))];
            if (from == segments[^1].From)
                segments.RemoveAt(segments.Count - 1);
            segments.Add(new(from, terms, slices));
        }

        return segments;
    }

    private static DrawSlice Amended(
        Facility facility, Timeline timeline, DateOnly[] dates, DateOnly[] paid, DrawSlice draw, int from, FacilityAmendment amendment, int tenor, DateOnly? final, AmortisationTerms terms)
    {
        if (draw.Last < from)
            return draw;
        var fresh = Slice(facility with { Amortisation = terms }, timeline, dates, paid, draw.Date, draw.Weight, tenor, final);
        var last = amendment.TenorMonths is null && amendment.FinalMaturity is null ? draw.Last : Math.Max(from, fresh.Last);
        var principal = draw.FirstPrincipal;
        if (amendment.Amortisation is not null)
        {
            // What is drawn already counts its months without principal from the amendment, later draws from their own day.
            var start = draw.Date > amendment.EffectiveDate ? draw.Date : amendment.EffectiveDate;
            principal = FirstPrincipal(facility, dates, start, terms, draw.First, last);
        }

        return draw with { FirstPrincipal = Math.Min(last, Math.Max(from, principal)), Last = last };
    }

    private static DateOnly Maturity(Facility facility, DateOnly draw, int tenor, DateOnly? final)
    {
        Amounts.Between(tenor, 1, Timeline.LongestMonths, "/facility/tenorMonths");
        var maturity = MonthArithmetic.AddMonths(draw, tenor, facility.PaymentDates.EndOfMonth);
        return final is { } day && day < maturity ? day : maturity;
    }

    private static DrawSlice Slice(
        Facility facility, Timeline timeline, DateOnly[] dates, DateOnly[] paid, DateOnly date, double weight, int tenor, DateOnly? final)
    {
        var month = timeline.MonthOnOrAfter(date);
        if (date >= dates[^1] || month > timeline.Last)
            throw new NotComputableException($"The draw on {Amounts.Day(date)} has no payment date after it within {Timeline.LongestMonths} months of closing.");
        var maturity = Maturity(facility, date, tenor, final);
        if (maturity <= date)
            throw new NotComputableException($"The draw on {Amounts.Day(date)} would mature on {Amounts.Day(maturity)}, not after it.");
        // A draw made after the day to which its payment date was moved has its first payment at the next.
        var first = FirstAfter(dates, date);
        while (first < paid.Length && paid[first] <= date)
            first++;
        if (first == paid.Length)
            throw new NotComputableException($"The draw on {Amounts.Day(date)} has no payment date after it.");
        var last = Math.Max(first, FirstAfter(dates, maturity) - 1);
        return new DrawSlice(date, weight, month, first, FirstPrincipal(facility, dates, date, facility.Amortisation, first, last), last);
    }

    private static int FirstPrincipal(Facility facility, DateOnly[] dates, DateOnly date, AmortisationTerms terms, int first, int last)
    {
        if (facility.Kind == FacilityKind.EquipmentLease)
            return first;
        var interestOnly = Amounts.Between(terms.InterestOnlyMonths, 0, Timeline.LongestMonths, "/facility/amortisation/interestOnlyMonths");
        var free = MonthArithmetic.AddMonths(date, interestOnly, facility.PaymentDates.EndOfMonth);
        if (facility.Interest.CapitalisedUntil is { } until && until > free)
            free = until;
        return Math.Min(last, Math.Max(first, FirstAfter(dates, free)));
    }

    /// <summary>The first payment after a day; one past the last when there is none.</summary>
    private static int FirstAfter(DateOnly[] dates, DateOnly day)
    {
        var at = Array.BinarySearch(dates, day);
        return at >= 0 ? at + 1 : ~at;
    }

    private static int OnOrAfter(DateOnly[] dates, DateOnly day)
    {
        var at = Array.BinarySearch(dates, day);
        return at >= 0 ? at : ~at;
    }
}
