using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Payments and months of an agreed waterfall.</summary>
internal sealed class WaterfallClock(LoanGround ground, DrawsSheet draws, LoanSheet loan, WorkbookSheet sheet)
{
    private WaterfallResult Engine => ground.Result.Waterfall!;

    /// <summary>The engine's figures of the payments in their months; nothing in the others.</summary>
    public double[] ByMonth(IReadOnlyList<double> atPayments)
    {
        var path = new double[ground.Result.Months.Count];
        for (var k = 0; k < atPayments.Count; k++)
            path[Engine.Months[k]] = atPayments[k];
        return path;
    }

    /// <summary>The same, held until the next payment.</summary>
    public double[] Carried(IReadOnlyList<double> atPayments)
    {
        var path = new double[ground.Result.Months.Count];
        for (var k = 0; k < atPayments.Count; k++)
            Array.Fill(path, atPayments[k], Engine.Months[k], path.Length - Engine.Months[k]);
        return path;
    }

    /// <summary>Number of the first payment on or after a day, a formula; closing is payment 0.</summary>
    public string PaymentOnOrAfter(string day) => $"SUMPRODUCT(({ground.Dates.All}<{day})*({draws.Alive.All}+({ground.Months.All}=0)))";

    /// <summary>Writes debt service spread over the months of its period; the row, all periods.</summary>
    public string ServiceByMonth()
    {
        var length = sheet.Series(
            "Months of the period", CellUnit.Count, row => $"IF({ground.Months.Here}=0,0,1+IF({draws.Pays.Before}=1,0,N({row.Before})))");
        return sheet.Series(
            "Debt service spread over the months of its period", CellUnit.Money, row => $"IF({draws.Alive.Here}=1,{loan.Service.Here}/{length.Here},IF({draws.Pays.Here}=1,0,N({row.After})))").All;
    }

    /// <summary>A sum over the months ahead, the last by its part.</summary>
    public string Ahead(string byMonth, string months)
    {
        var m = ground.Months;
        return $"MAX(0,SUMPRODUCT(({m.All}>{m.Here})*({m.All}<={m.Here}+INT({months}))*{byMonth})+({months}-INT({months}))*SUMPRODUCT(({m.All}={m.Here}+INT({months})+1)*{byMonth}))";
    }
}
