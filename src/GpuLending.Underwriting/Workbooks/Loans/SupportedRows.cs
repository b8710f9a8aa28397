namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Balance that cash and value support, read from the last payment back, and what of it a loan of 1 is brought to. docs/methodology/supported-balance.md.</summary>
/// <param name="Anchor">Number of the payment before the first with principal of every draw; 0 is closing.</param>
/// <param name="Month">Month of it.</param>
/// <param name="AtAnchor">Balance supported there.</param>
/// <param name="Owed">Balance of the loan of 1 there.</param>
/// <param name="Target">Balance that each payment leaves.</param>
internal sealed record SupportedRows(WorkbookRow Anchor, WorkbookRow Month, WorkbookRow AtAnchor, WorkbookRow Owed, WorkbookRow Target)
{
    /// <summary>Writes the rows.</summary>
    /// <param name="carries">Debt service that the cash of each payment carries, below zero where cash is.</param>
    /// <param name="value">Value of the fleet by month.</param>
    /// <param name="share">Share of the value that is supported.</param>
    public static SupportedRows Write(LoanGround ground, DrawsSheet draws, WorkbookSheet sheet, WorkbookRow carries, WorkbookRow value, WorkbookRow share)
    {
        sheet.Block("Balance that cash and value support", "Read from the last payment back: the least of a share of value and what the next payment's cash and balance are worth.");
        var month = ground.Months.Here;
        var supported = sheet.Declare();
        var worth = sheet.Series("Worth on the payment before", CellUnit.Money, $"IF({draws.Alive.Here}=1,({supported.Here}+{carries.Here})/(1+{draws.Growth.Here}),0)");
        var next = sheet.Series("Worth of the next payment", CellUnit.Money, row => $"IF({month}<{draws.LastMonth},IF({draws.Pays.After}=1,{worth.After},{row.After}),0)");
        sheet.Series("Supported", CellUnit.Money, $"IF({month}<{draws.LastMonth},MAX(0,MIN({share}*{value.Here},{next.Here})),0)", row: supported);
        var anchor = sheet.Figure("Repayment starts after payment", CellUnit.Count, $"MAX({string.Join(",", draws.Draws.Select(draw => draw.FirstPrincipal.ValueCell))})-1", note: "0 is closing.");
        var at = sheet.Figure("In month", CellUnit.Count, $"IF({anchor}=0,0,MATCH({anchor},{draws.Number.All},0)-1)");
        var atAnchor = sheet.Figure("Supported then", CellUnit.Money, $"INDEX({supported.All},{at}+1)");
        // Before repayment starts only interest added and draws that mature move the balance.
        var grown = draws.Draws.Select(draw => sheet.Series(
            $"Draw {draw.Number} of a loan of 1 until then", CellUnit.Factor,
            row => $"IF({month}<={at},(N({row.Before})+{draw.Falls.Here}*{draw.Weight})*(1+{draw.Live.Here}*{draw.Added})*(1-{draw.Live.Here}*({draws.Number.Here}={draw.Last})),N({row.Before}))")).ToList();
        var owed = sheet.Figure("Owed then by a loan of 1", CellUnit.Factor, string.Join("+", grown.Select(row => row.Last)));
        var started = sheet.Figure(
            "Owed when repayment starts", CellUnit.Factor, $"IF({anchor}=0,{draws.Sum(draw => $"({draw.First}=1)*{draw.Weight}")},{owed})", note: "At closing a draw counts when the first payment is its own.");
        var ratio = sheet.Figure("Over what is supported", CellUnit.Factor, $"IF({atAnchor}>0,{started}/{atAnchor},0)");
        var target = sheet.Series(
            "Balance that the payment leaves", CellUnit.Factor,
            row => $"IF({draws.Number.Here}<={anchor},{started},IF({draws.Alive.Here}=1,MIN({row.Before},{ratio}*{supported.Here}),{row.Before}))");
        return new SupportedRows(anchor, at, atAnchor, owed, target);
    }
}
