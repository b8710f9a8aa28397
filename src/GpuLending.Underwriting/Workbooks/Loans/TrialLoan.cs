namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>A loan of an amount whose payments bring it down to a path, with the change of each balance with the amount.</summary>
internal sealed class TrialLoan
{
    private readonly DrawsSheet _draws;
    private readonly WorkbookRow _size;
    private readonly List<WorkbookRow> _balances;
    private readonly List<WorkbookRow> _slopes;

    public TrialLoan(DrawsSheet draws, WorkbookSheet sheet, WorkbookRow path, WorkbookRow size, bool slopes)
    {
        (_draws, _size) = (draws, size);
        _balances = [.. draws.Draws.Select(_ => sheet.Declare())];
        _slopes = slopes ? [.. draws.Draws.Select(_ => sheet.Declare())] : [];
        var repaying = sheet.Series("Owed by draws that repay", CellUnit.Money, Sum((draw, d) => $"{Stays(draw)}*{Owed(draw, d)}"));
        var kept = sheet.Series("Part that the payment leaves", CellUnit.Factor, $"IF({draws.Alive.Here}=1,IF({repaying.Here}>{path.Here},{path.Here}/{repaying.Here},1),1)");
        for (var d = 0; d < _balances.Count; d++)
        {
            var draw = draws.Draws[d];
            sheet.Series($"Balance of draw {draw.Number}", CellUnit.Money, $"IF({Matures(draw)},0,{Owed(draw, d)}*IF({Stays(draw)}=1,{kept.Here},1))", row: _balances[d]);
        }

        if (!slopes)
            return;
        var change = sheet.Series("Change of what those draws owe", CellUnit.Factor, Sum((draw, d) => $"{Stays(draw)}*{OwedSlope(draw, d)}"));
        for (var d = 0; d < _slopes.Count; d++)
        {
            var draw = draws.Draws[d];
            sheet.Series(
                $"Change of the balance of draw {draw.Number}", CellUnit.Factor,
                $"IF({Matures(draw)},0,IF(AND({Stays(draw)}=1,{kept.Here}<1),{kept.Here}*({OwedSlope(draw, d)}-{Owed(draw, d)}*{change.Here}/{repaying.Here}),{OwedSlope(draw, d)}))",
                row: _slopes[d]);
        }
    }

    /// <summary>Balance of the month, a formula.</summary>
    public string Balance => string.Join("+", _balances.Select(row => row.Here));

    public string BalanceSlope => string.Join("+", _slopes.Select(row => row.Here));

    /// <summary>Interest in cash and principal of the month: what was owed with its interest, less what is left.</summary>
    public string Service => Sum((draw, d) => $"{Before(draw, d)}*(1+{draw.Growth})-{_balances[d].Here}");

    public string ServiceSlope => Sum((draw, d) => $"{BeforeSlope(draw, d)}*(1+{draw.Growth})-{_slopes[d].Here}");

    private string Sum(Func<DrawRows, int, string> term) => string.Join("+", _draws.Draws.Select(term));

    private string Stays(DrawRows draw) => $"({draw.Repays.Here}*({_draws.Number.Here}<{draw.Last}))";

    private string Matures(DrawRows draw) => $"AND({draw.Live.Here}=1,{_draws.Number.Here}={draw.Last})";

    private string Before(DrawRows draw, int d) => $"(N({_balances[d].Before})+{draw.Falls.Here}*{_size}*{draw.Weight})";

    private string BeforeSlope(DrawRows draw, int d) => $"(N({_slopes[d].Before})+{draw.Falls.Here}*{draw.Weight})";

    private string Owed(DrawRows draw, int d) => Before(draw, d) + Grown(draw);

    private string OwedSlope(DrawRows draw, int d) => BeforeSlope(draw, d) + Grown(draw);

    private static string Grown(DrawRows draw) => draw.AddedShare is null ? "" : $"*(1+{draw.Added})";
}
