using System.Globalization;
using GpuLending.Engine.Calendars;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calendars;

/// <summary>Days between dates as ISDA's comparison sheet of the three 30/360 methods prints them ("30-360-2006ISDADefs", isda.org): 4.16(f), (g) and (h), the last without a termination date.</summary>
public sealed class ThirtyDaySheetTests
{
    [Theory]
    [InlineData("2007-01-15", "2007-01-30", 15, 15, 15)]
    [InlineData("2007-01-15", "2007-02-15", 30, 30, 30)]
    [InlineData("2007-01-15", "2007-07-15", 180, 180, 180)]
    [InlineData("2007-09-30", "2008-03-31", 180, 180, 180)]
    [InlineData("2007-09-30", "2007-10-31", 30, 30, 30)]
    [InlineData("2007-09-30", "2008-09-30", 360, 360, 360)]
    [InlineData("2007-01-15", "2007-01-31", 16, 15, 15)]
    [InlineData("2007-01-31", "2007-02-28", 28, 28, 30)]
    [InlineData("2007-02-28", "2007-03-31", 33, 32, 30)]
    [InlineData("2006-08-31", "2007-02-28", 178, 178, 180)]
    [InlineData("2007-02-28", "2007-08-31", 183, 182, 180)]
    [InlineData("2007-02-14", "2007-02-28", 14, 14, 16)]
    [InlineData("2007-02-26", "2008-02-29", 363, 363, 364)]
    [InlineData("2008-02-29", "2009-02-28", 359, 359, 360)]
    [InlineData("2008-02-29", "2008-03-30", 31, 31, 30)]
    [InlineData("2008-02-29", "2008-03-31", 32, 31, 30)]
    [InlineData("2007-02-28", "2007-03-05", 7, 7, 5)]
    [InlineData("2007-10-31", "2007-11-28", 28, 28, 28)]
    [InlineData("2007-08-31", "2008-02-29", 179, 179, 180)]
    [InlineData("2008-02-29", "2008-08-31", 182, 181, 180)]
    [InlineData("2008-08-31", "2009-02-28", 178, 178, 180)]
    [InlineData("2009-02-28", "2009-08-31", 183, 182, 180)]
    public void Three_methods_count_as_the_sheet_does(string start, string end, int bondBasis, int eurobond, int isda)
    {
        var (from, to) = (DateOnly.Parse(start, CultureInfo.InvariantCulture), DateOnly.Parse(end, CultureInfo.InvariantCulture));

        (DayCount.Thirty360.Days(from, to), DayCount.ThirtyE360.Days(from, to), DayCount.ThirtyE360Isda.Days(from, to)).ShouldBe((bondBasis, eurobond, isda));
    }
}
