using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Writes the loan of 1: interest by the draw's clock, principal by the repayment profile.</summary>
internal sealed class UnitLoanRows(LoanGround ground, LoanInputs inputs, DrawsSheet draws, WorkbookSheet sheet)
{
    private const int Steps = 5;

    private WorkbookRow? _asked;
    private WorkbookRow? _matured;
    private WorkbookRow? _repaying;
    private SupportedRows? _supported;
    private string? _path;

    private AmortisationStyle Style => ground.Case.Facility.Amortisation.Style;

    private bool IsShared => Style is AmortisationStyle.Custom or AmortisationStyle.Supported or AmortisationStyle.GreaterOf;

    /// <summary>Writes the rows.</summary>
    /// <param name="allowed">Debt service that the cash of each period carries.</param>
    /// <param name="supported">What cash and value support; null for other profiles.</param>
    /// <param name="path">Most that a payment leaves of a loan of 1, a formula; null for other profiles.</param>
    public UnitLoan Write(WorkbookRow allowed, SupportedRows? supported, string? path)
    {
        (_supported, _path) = (supported, path);
        if (Style == AmortisationStyle.Custom)
            WriteAsked();
        if (IsShared)
            (_matured, _repaying) = (sheet.Declare(), sheet.Declare());
        var parts = draws.Draws.Select(draw => WriteDraw(draw, allowed)).ToList();
        if (IsShared)
            WriteShared(parts);
        sheet.Block("Loan of 1: all draws");
        var interest = sheet.Series("Interest", CellUnit.Factor, Sum(parts, part => part.Interest));
        var added = sheet.Series("Interest added to the loan", CellUnit.Factor, parts[0].Added is null ? $"0*{interest.Here}" : Sum(parts, part => part.Added!));
        var principal = sheet.Series("Principal", CellUnit.Factor, Sum(parts, part => part.Principal));
        var balloon = Style == AmortisationStyle.Custom
            ? sheet.Series("Left to maturity", CellUnit.Factor, $"IF({_matured!.Here}-{_asked!.Here}>{LoanConstants.Noise},{_matured.Here}-{_asked.Here},0)")
            : sheet.Series("Left to maturity", CellUnit.Factor, Style is AmortisationStyle.Supported or AmortisationStyle.GreaterOf ? $"0*{principal.Here}" : Sum(parts, part => part.Balloon!));
        var balance = sheet.Series("Balance", CellUnit.Factor, Sum(parts, part => part.Balance));
        var service = sheet.Series("Debt service, what is left to maturity not counted", CellUnit.Factor, $"{interest.Here}+{principal.Here}-{balloon.Here}");
        ground.Draft.Check("The loan of 1 is repaid to nothing", $"ABS({balance.Last})<{LoanConstants.Noise}");
        return new UnitLoan { Draws = parts, Interest = interest, Added = added, Principal = principal, Balloon = balloon, Balance = balance, Service = service };
    }

    private static string Sum(IEnumerable<UnitDraw> parts, Func<UnitDraw, WorkbookRow> row) => string.Join("+", parts.Select(part => row(part).Here));

    private UnitDraw WriteDraw(DrawRows draw, WorkbookRow allowed)
    {
        var profile = Style switch
        {
            AmortisationStyle.Sculpted => Sculpted(draw, allowed),
            AmortisationStyle.Level => Sculpted(draw, null),
            AmortisationStyle.Straight => Straight(draw),
            _ => null,
        };
        sheet.Block($"Loan of 1: draw {draw.Number}");
        var (balance, principal, owed) = (sheet.Declare(), sheet.Declare(), sheet.Declare());
        var opening = sheet.Series("Balance before the payment", CellUnit.Factor, $"N({balance.Before})+{draw.Falls.Here}*{draw.Weight}");
        var added = draw.AddedShare is null ? null : sheet.Series("Interest added", CellUnit.Factor, $"{opening.Here}*{draw.Added}");
        var interest = sheet.Series("Interest", CellUnit.Factor, $"{opening.Here}*{draw.Growth}{(added is null ? "" : $"-{added.Here}")}");
        sheet.Series("Owed before principal", CellUnit.Factor, $"{opening.Here}{(added is null ? "" : $"+{added.Here}")}", row: owed);
        var isLast = $"{draws.Number.Here}={draw.Last}";
        WorkbookRow? balloon = null;
        if (Style is AmortisationStyle.Sculpted or AmortisationStyle.Level)
        {
            var regular = sheet.Series(
                "Principal by the profile", CellUnit.Factor,
                $"IF({draw.Repays.Here}=1,MAX(0,MIN({owed.Here},{profile}{(Style == AmortisationStyle.Sculpted ? $"*{allowed.Here}" : "")}-{interest.Here})),0)");
            sheet.Series("Principal", CellUnit.Factor, $"IF({draw.Repays.Here}=1,IF({isLast},{owed.Here},{regular.Here}),0)", row: principal);
            balloon = sheet.Series(
                "Left to maturity", CellUnit.Factor, $"IF(AND({draw.Repays.Here}=1,{isLast},{owed.Here}-{regular.Here}>{LoanConstants.Noise}*{owed.Here}),{owed.Here}-{regular.Here},0)");
        }
        else if (Style == AmortisationStyle.Straight)
        {
            sheet.Series("Principal", CellUnit.Factor, $"IF({draw.Repays.Here}=1,IF({isLast},{owed.Here},{profile}),0)", row: principal);
            balloon = sheet.Series("Left to maturity", CellUnit.Factor, $"IF(AND({draw.Repays.Here}=1,{isLast}),MAX(0,{owed.Here}-{profile}),0)");
        }
        else if (Style == AmortisationStyle.Bullet)
        {
            sheet.Series("Principal", CellUnit.Factor, $"IF(AND({draw.Live.Here}=1,{isLast}),{owed.Here},0)", row: principal);
            balloon = sheet.Series("Left to maturity", CellUnit.Factor, principal.Here);
        }
        else
        {
            var asked = _path is { } most ? $"{_repaying!.Here}-{most}"
                : _supported is { } path ? $"IF({draws.Number.Here}>{path.Anchor},{_repaying!.Here}-{path.Target.Here},0)" : $"{_asked!.Here}-{_matured!.Here}";
            sheet.Series(
                "Principal", CellUnit.Factor,
                $"IF(AND({draw.Live.Here}=1,{isLast}),{owed.Here},IF(AND({draw.Repays.Here}=1,{_repaying!.Here}>0),{owed.Here}*MIN(1,MAX(0,{asked})/{_repaying.Here}),0))",
                row: principal);
        }

        sheet.Series("Balance", CellUnit.Factor, $"{owed.Here}-{principal.Here}", row: balance);
        return new UnitDraw(draw, owed, interest, added, principal, balloon, balance);
    }

    // Balance when repayment starts: only interest added has moved it until then.
    private string AtStart(DrawRows draw)
    {
        if (draw.AddedShare is null)
            return draw.Weight.ValueCell;
        var grown = sheet.Series(
            "Growth by interest added up to the first principal", CellUnit.Factor,
            row => $"IF({ground.Months.Here}=0,1,{row.Before})*IF(AND({draw.Live.Here}=1,{draws.Number.Here}<={draw.FirstPrincipal}),1+{draw.Added},1)");
        return sheet.Figure("Balance when repayment starts", CellUnit.Factor, $"{draw.Weight}*{grown.Last}").ValueCell;
    }

    // The share of the shape that each payment is: the balance at the start, less what is left to maturity, over the worth of the shape at the loan's own rate.
    private string Sculpted(DrawRows draw, WorkbookRow? shape)
    {
        sheet.Block(
            shape is null ? $"Level payment of draw {draw.Number}" : $"Share of the cash that pays draw {draw.Number}",
            "Steps: payments that miss interest.");
        var start = AtStart(draw);
        var rate = draw.AddedShare is null
            ? draw.Growth
            : $"IF({draws.Number.Here}={draw.FirstPrincipal},({draw.Growth}-{draw.Added})/(1+{draw.Added}),{draw.Growth})";
        var discount = sheet.Series(
            "Discount factor from the start of repayment", CellUnit.Factor,
            row => $"IF({draw.Repays.Here}=1,IF({draws.Number.Here}={draw.FirstPrincipal},1,{row.Before})/(1+{rate}),N({row.Before}))");
        var shapes = shape is null ? "" : $",{shape.All}";
        var worth = sheet.Figure(
            shape is null ? "Worth of equal payments of 1" : "Worth of the debt service that cash carries", shape is null ? CellUnit.Factor : CellUnit.Money, $"SUMPRODUCT({draw.Repays.All},{discount.All}{shapes})");
        var left = $"{start}*{inputs.BalloonShare}";
        var share = sheet.Figure("Share if every payment covers its interest", CellUnit.Tiny, $"IF({worth}>0,({start}-{left}*{discount.Last})/{worth},0)");
        // Where one does not, no principal is paid on its date and the others pay less: the balance at the end bends down as the share grows, so Newton's steps come to the share from above.
        var here = shape is null ? "1" : shape.Here;
        // Interest paid in kind after repayment has started is no cash of its payment.
        var late = inputs.InKind is null ? "" : $"IF({draws.Number.Here}={draw.FirstPrincipal},0,{draw.Added})";
        var (grows, cash) = late.Length == 0 ? ("", rate) : ($"*(1+{late})", $"({rate}-{late})");
        for (var step = 1; step <= Steps; step++)
        {
            var from = share;
            var before = (WorkbookRow row, string first) => $"IF({draws.Number.Here}={draw.FirstPrincipal},{first},N({row.Before}))";
            var end = sheet.Series(
                $"Step {step}: balance", CellUnit.Factor, row => $"IF({draw.Repays.Here}=1,{before(row, start)}{grows}+MIN(0,{before(row, start)}*{cash}-{from}*{here}),N({row.Before}))");
            var slope = sheet.Series(
                $"Step {step}: its change with the share", CellUnit.Quantity,
                row => $"IF({draw.Repays.Here}=1,{before(row, "0")}{grows}+IF({before(end, start)}*{cash}<{from}*{here},{before(row, "0")}*{cash}-{here},0),N({row.Before}))");
            share = sheet.Figure(
                step == Steps ? "Share of it that pays this draw of a loan of 1" : $"Share after step {step}", CellUnit.Tiny, $"IF({slope.Last}<0,{from}-({end.Last}-{left})/{slope.Last},{from})");
            if (step == Steps)
                ground.Draft.Check($"The share of the cash that pays draw {draw.Number} is found", $"OR(Loan_Size=0,ABS({end.Last}-{left})<={LoanConstants.Noise})");
        }

        return share.ValueCell;
    }

    private string Straight(DrawRows draw)
    {
        sheet.Block($"Straight repayment of draw {draw.Number}");
        return sheet.Figure("Equal part of principal", CellUnit.Factor, $"{AtStart(draw)}*(1-{inputs.BalloonShare})/({draw.Last}-{draw.FirstPrincipal}+1)").ValueCell;
    }

    private void WriteAsked()
    {
        sheet.Block("Principal as entered");
        var (days, amounts) = (LoanInputs.Range(inputs.CustomDays), LoanInputs.Range(inputs.CustomAmounts));
        var struck = sheet.Figure(
            "Struck against", CellUnit.Money, inputs.Opening is { } opening ? $"IF({opening}>0,{opening},SUM({amounts}))" : $"IF(N({inputs.Commitment})>0,{inputs.Commitment},SUM({amounts}))");
        _asked = sheet.Series(
            "Asked per 1 of loan", CellUnit.Factor, $"IF({draws.Alive.Here}=1,SUMPRODUCT(({days}>{draws.Start.Here})*({days}<={ground.Dates.Here})*{amounts})/{struck},0)");
    }

    private void WriteShared(List<UnitDraw> parts)
    {
        sheet.Block("Principal shared over the draws");
        sheet.Series(
            "Owed by draws that mature", CellUnit.Factor, string.Join("+", parts.Select(part => $"{part.Draw.Live.Here}*({draws.Number.Here}={part.Draw.Last})*{part.Owed.Here}")), row: _matured);
        sheet.Series(
            "Owed by draws that repay", CellUnit.Factor, string.Join("+", parts.Select(part => $"{part.Draw.Repays.Here}*({draws.Number.Here}<{part.Draw.Last})*{part.Owed.Here}")), row: _repaying);
    }
}
