namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>The months and what is counted from them.</summary>
/// <param name="Axis">The axis of every monthly sheet.</param>
/// <param name="Closing">Closing date, an input: month 0.</param>
/// <param name="Number">Number of the month; 0 is closing.</param>
/// <param name="Date">Last day of the month, its payment date where it has one.</param>
/// <param name="Start">The date before it; closing in month 0.</param>
/// <param name="Share">Days of the month over those of the whole month that ends there; 0 at closing.</param>
/// <param name="Years">Years from closing.</param>
/// <param name="WholeYears">Whole years from closing to the start of the month.</param>
internal sealed record TimelineRows(
    SheetAxis Axis, WorkbookRow Closing, WorkbookRow Number, WorkbookRow Date, WorkbookRow Start, WorkbookRow Share, WorkbookRow Years, WorkbookRow WholeYears)
{
    /// <summary>Part of a whole month that the days from one date to another, exclusive, are in the month of the cell.</summary>
    public string ShareOf(string from, string until) =>
        $"IF({Number.Here}=0,0,MAX(0,MIN({until},{Date.Here})-MAX({from},{Start.Here}))*{Share.Here}/({Date.Here}-{Start.Here}))";

    /// <summary>The same from a date on without end.</summary>
    public string ShareFrom(string from) => $"IF({Number.Here}=0,0,MAX(0,{Date.Here}-MAX({from},{Start.Here}))*{Share.Here}/({Date.Here}-{Start.Here}))";

    /// <summary>1 in the first month whose date is on or after a day, 0 in the others.</summary>
    public string Falls(string day) => $"IF(AND({Date.Here}>={day},OR({Number.Here}=0,{Start.Here}<{day})),1,0)";
}
