using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>Interest terms in words.</summary>
internal static class RateTerms
{
    public static string Short(InterestTerms interest) => interest.Kind switch
    {
        RateKind.Fixed => "fixed",
        RateKind.Floating => $"{interest.Index} + {FigureFormat.Rate(interest.MarginPerAnnum)}",
    };

    public static string Long(InterestTerms interest) => interest.Kind switch
    {
        RateKind.Fixed => $"{FigureFormat.Rate(interest.FixedRatePerAnnum)} fixed, {interest.DayCount}",
        RateKind.Floating =>
            $"{interest.Index} + {FigureFormat.Rate(interest.MarginPerAnnum)}, floor {FigureFormat.Rate(interest.FloorPerAnnum)}, {interest.DayCount}"
            + (interest.Setting == RateSetting.InAdvance ? "" : ", " + Setting(interest)),
    };

    /// <summary>When the base rate is known, in words.</summary>
    public static string Setting(InterestTerms interest)
    {
        var lookback = interest.LookbackDays == 0
            ? ""
            : $" with {interest.LookbackDays} business {(interest.LookbackDays == 1 ? "day" : "days")} {(interest.Setting == RateSetting.InAdvance ? "of notice" : "of lookback")}";
        return interest.Setting switch
        {
            RateSetting.InAdvance => "set when each period starts" + lookback,
            RateSetting.CompoundedInArrears => "compounded daily in arrears" + lookback + Shift(interest),
            RateSetting.SimpleInArrears => "daily simple in arrears" + lookback + Shift(interest),
        };
    }

    /// <summary>The borrower's cap and swap in words; "none" without.</summary>
    public static string Hedges(InterestTerms interest)
    {
        List<string> hedges = [];
        if (interest.SwapShare > 0)
        {
            hedges.Add($"{FigureFormat.Percent(interest.SwapShare)} of principal swapped to {FigureFormat.Rate(interest.SwapRatePerAnnum)} fixed"
                + (interest.SwapFloored ? "" : ", without the loan's floor"));
        }

        if (interest is { CapPerAnnum: { } cap, CapShare: > 0, SwapShare: < 1 })
        {
            hedges.Add($"{interest.Index} capped at {FigureFormat.Rate(cap)} on {FigureFormat.Percent(interest.CapShare)} of "
                + (interest.SwapShare > 0 ? "the rest" : "principal"));
        }

        return hedges.Count == 0 ? "none" : string.Join("; ", hedges);
    }

    /// <summary>Business days and the last period in words.</summary>
    public static string PaymentDays(PaymentDateTerms dates)
    {
        var stub = dates.FinalStub switch
        {
            FinalStub.None => "",
            FinalStub.Short => "; a short last period",
            FinalStub.Long => "; a long last period",
        };
        return (dates.Rule switch
        {
            BusinessDayRule.Unadjusted => "not moved off holidays",
            BusinessDayRule.Following => "following business day",
            BusinessDayRule.ModifiedFollowing => "following business day of the same month, else the preceding one",
            BusinessDayRule.Preceding => "preceding business day",
        }) + (dates.Rule == BusinessDayRule.Unadjusted ? "" : $" ({dates.Calendar}), interest {(dates.InterestMoves ? "to the day of payment" : "unadjusted")}") + stub;
    }

    private static string Shift(InterestTerms interest) =>
        interest.LookbackDays == 0 ? "" : interest.ObservationShift ? " and observation shift" : " without observation shift";
}
