namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>A rate read from a curve.</summary>
internal static class RateFormula
{
    /// <summary>On a straight line between the days of the curve; the first rate before them, the last after them.</summary>
    public static string Interpolated(string date, string days, string rates)
    {
        var at = $"MATCH({date},{days},1)";
        return $"IF({date}<=MIN({days}),INDEX({rates},1),IF({date}>=MAX({days}),INDEX({rates},ROWS({rates})),"
            + $"INDEX({rates},{at})+({date}-INDEX({days},{at}))/(INDEX({days},{at}+1)-INDEX({days},{at}))*(INDEX({rates},{at}+1)-INDEX({rates},{at}))))";
    }
}
