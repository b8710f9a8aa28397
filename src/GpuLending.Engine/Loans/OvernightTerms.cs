using GpuLending.Engine.Calendars;

namespace GpuLending.Engine.Loans;

/// <summary>How the overnight rates of a period are read.</summary>
/// <param name="Calendar">Days for which a rate is published.</param>
/// <param name="LookbackDays">Business days by which each rate is older than the day it counts for, 0 or more.</param>
/// <param name="ObservationShift">False: each rate is weighted by the calendar days of the interest period (lookback without shift). True: the whole period is
/// moved back and each rate keeps the calendar days of its own place (observation period shift).</param>
/// <param name="YearDays">Days of the rate's year: 360 for SOFR.</param>
public sealed record OvernightTerms(BusinessCalendar Calendar, int LookbackDays = 0, bool ObservationShift = false, int YearDays = 360);
