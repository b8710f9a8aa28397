namespace GpuLending.Engine.Loans;

/// <summary>How interest is set and counted.</summary>
public sealed record InterestTerms
{
    /// <summary>Fixed or floating.</summary>
    public RateKind Kind { get; init; } = RateKind.Floating;

    /// <summary>Fixed yearly rate as a fraction; used when <see cref="Kind"/> is fixed.</summary>
    public double FixedRatePerAnnum { get; init; }

    /// <summary>Base rate's name, such as "SOFR"; used when floating. Its forwards come with the market data.</summary>
    public string Index { get; init; } = "SOFR";

    /// <summary>Yearly margin over the base rate as a fraction; used when floating.</summary>
    public double MarginPerAnnum { get; init; }

    /// <summary>Dated changes of the margin, in any order; of the fixed rate when it is fixed.</summary>
    public IReadOnlyList<MarginStep> MarginSteps { get; init; } = [];

    /// <summary>Margins by the customers behind each draw, in place of <see cref="MarginPerAnnum"/>; empty for one margin. Used when floating.</summary>
    public IReadOnlyList<MarginTier> MarginTiers { get; init; } = [];

    /// <summary>Least base rate as a fraction; used when floating: rate = max(base, floor) + margin.</summary>
    public double FloorPerAnnum { get; init; }

    /// <summary>When the base rate of a period is known; used when floating.</summary>
    public RateSetting Setting { get; init; } = RateSetting.InAdvance;

    /// <summary>Business days by which a base rate is older than the day it counts for, 0 or more: the lookback of rates in arrears, the notice of a term rate.</summary>
    public int LookbackDays { get; init; }

    /// <summary>Whether a lookback moves the whole observation period, so that each overnight rate keeps the calendar days of its own place; else the days of the
    /// interest period weigh. Used in arrears.</summary>
    public bool ObservationShift { get; init; }

    /// <summary>Days for which the base rate is published, a name of <see cref="Calendars.BusinessCalendar"/>.</summary>
    public string RateCalendar { get; init; } = "US government securities";

    /// <summary>Base rates already published; they stand for their days, whatever the forwards say and the scenario shifts. A day between two of them that has none takes the
    /// one before it.</summary>
    public IReadOnlyList<RateFixing> Fixings { get; init; } = [];

    /// <summary>Strike of an interest-rate cap that the borrower holds: most base rate it bears, as a fraction; null for no cap. Used when floating.</summary>
    public double? CapPerAnnum { get; init; }

    /// <summary>Share of the principal left unswapped that the cap covers, 0 to 1.</summary>
    public double CapShare { get; init; } = 1;

    /// <summary>Share of the principal outstanding on which the borrower pays a fixed rate and receives the base rate, 0 to 1. Used when floating.</summary>
    public double SwapShare { get; init; }

    /// <summary>Fixed base rate that the swap pays, a year, as a fraction; the margin comes on top.</summary>
    public double SwapRatePerAnnum { get; init; }

    /// <summary>Whether the swap's floating side has the loan's floor. Without it the borrower pays the floor and receives less when rates are below it.</summary>
    public bool SwapFloored { get; init; } = true;

    /// <summary>Added to the rate on amounts that are overdue, a year, as a fraction, 0 or more.</summary>
    public double DefaultMarginPerAnnum { get; init; }

    /// <summary>Day count, such as "ACT/360".</summary>
    public string DayCount { get; init; } = "ACT/360";

    /// <summary>Interest accrued before this day is added to principal on each payment date instead of being paid; null when all interest is paid.</summary>
    public DateOnly? CapitalisedUntil { get; init; }

    /// <summary>Interest that may be added to principal by the borrower's choice; null for none.</summary>
    public PayInKindTerms? PayInKind { get; init; }
}
