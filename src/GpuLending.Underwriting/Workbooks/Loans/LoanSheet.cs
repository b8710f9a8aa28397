using GpuLending.Engine;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>What is drawn, owed and paid: projected, and settled to the cent draw by draw.</summary>
internal sealed class LoanSheet
{
    private readonly LoanGround _ground;
    private readonly LoanInputs _inputs;
    private readonly DrawsSheet _draws;
    private readonly SizingSheet _sizing;
    private readonly WorkbookSheet _sheet;

    private LoanSheet(LoanGround ground, LoanInputs inputs, DrawsSheet draws, SizingSheet sizing)
    {
        (_ground, _inputs, _draws, _sizing) = (ground, inputs, draws, sizing);
        _sheet = ground.Draft.Model.Sheet(
            "Loan", "The loan as projected, then to the cent: principal as projected, rounded; interest on the balance to the cent; the last payment takes what is left.", ground.Draft.Months);
    }

    /// <summary>Projected interest due, after hedges.</summary>
    public WorkbookRow Interest { get; private set; } = null!;

    public WorkbookRow Added { get; private set; } = null!;

    public WorkbookRow Principal { get; private set; } = null!;

    public WorkbookRow Balloon { get; private set; } = null!;

    public WorkbookRow Balance { get; private set; } = null!;

    /// <summary>Interest and principal due, balloons left out.</summary>
    public WorkbookRow Service { get; private set; } = null!;

    /// <summary>What the hedge asks for, below zero where it pays; null without one.</summary>
    public WorkbookRow? Hedge { get; private set; }

    /// <summary>Undrawn and agency fees.</summary>
    public WorkbookRow Standing { get; private set; } = null!;

    /// <summary>Agency fee alone; null without one.</summary>
    public WorkbookRow? Agency { get; private set; }

    /// <summary>All fees after closing.</summary>
    public WorkbookRow Fees { get; private set; } = null!;

    /// <summary>Settled amount of each draw.</summary>
    public IReadOnlyList<WorkbookRow> Amounts { get; private set; } = [];

    public static LoanSheet Write(LoanGround ground, LoanInputs inputs, DrawsSheet draws, SizingSheet sizing)
    {
        var loan = new LoanSheet(ground, inputs, draws, sizing);
        loan.WriteProjection();
        loan.WriteSettlement();
        return loan;
    }

    private static string Rounded(string amount) => $"ROUND({amount},{LoanConstants.Digits})";

    private void WriteProjection()
    {
        var loan = _ground.Result.Loan;
        var size = _sizing.Unrounded;
        var unit = _sizing.Unit;
        _sheet.Block("Projection", "Limits, covenants and returns read it.");
        _sheet.Series("Drawn", CellUnit.Money, $"{size}*({_draws.Sum(draw => $"{draw.Falls.Here}*{draw.Weight}")})", loan.Drawn, total: true);
        Interest = _sheet.Series("Interest", CellUnit.Money, $"{size}*{unit.Interest.Here}", loan.InterestPaid, total: true);
        Added = _sheet.Series("Interest added to the loan", CellUnit.Money, $"{size}*{unit.Added.Here}", loan.InterestCapitalised, total: true);
        Principal = _sheet.Series("Principal", CellUnit.Money, $"{size}*{unit.Principal.Here}", loan.Principal, total: true);
        Balloon = _sheet.Series("Of it, left to maturity", CellUnit.Money, $"{size}*{unit.Balloon.Here}");
        Balance = _sheet.Series("Balance", CellUnit.Money, $"{size}*{unit.Balance.Here}", loan.Balance);
        Service = _sheet.Series("Debt service, what is left to maturity not counted", CellUnit.Money, $"{size}*{unit.Service.Here}");
        if (IsHedged)
        {
            Hedge = _sheet.Series(
                "Of the interest, to the hedge", CellUnit.Money,
                $"{size}*({string.Join("+", unit.Draws.Select(part => $"(N({part.Balance.Before})+{part.Draw.Falls.Here}*{part.Draw.Weight})*({part.Draw.BorrowerRate.Here}-{part.Draw.LenderRate.Here})*{part.Draw.Years.Here}"))})",
                loan.HedgePaid, total: true, "Below zero: the hedge pays.");
        }

        WriteFees(loan);
        _ground.Draft.Check("Drawn and added is repaid", $"ABS({_sizing.Unrounded}+SUM({Added.All})-SUM({Principal.All}))<=MAX({LoanConstants.Nothing},{_sizing.Unrounded}*{LoanConstants.Noise})");
    }

    private bool IsHedged => _draws.Draws[0].BorrowerRate != _draws.Draws[0].LenderRate;

    private void WriteFees(LoanPath loan)
    {
        _sheet.Block("Fees");
        var until = $"MIN({_draws.Accrued.Here},{Availability})";
        var draws = _draws.Sum(draw => $"{draw.Weight}*MAX(0,{until}-MAX({draw.Date},{_draws.Start.Here}))");
        var committed = _sizing.Committed.DaysOn(_sheet, _sizing.Commitment);
        var undrawn = _sheet.Series(
            "Amount and years not drawn", CellUnit.Money,
            $"IF(AND({_draws.Alive.Here}=1,{until}>{_draws.Start.Here}),MAX(0,({committed(_draws.Start.Here, until)}-{_sizing.Unrounded}*({draws}))/{LoanConstants.FeeYear}),0)");
        var undrawnFee = _sheet.Series("Fee on what is not drawn", CellUnit.Cents, $"{_inputs.Undrawn}*{undrawn.Here}", total: true);
        if (_inputs.Agency is { } agency)
        {
            var before = _sheet.Series(
                "Balance on the payment date before", CellUnit.Money, row => $"IF(OR({_draws.Pays.Before}=1,{_ground.Months.Here}=1),{Balance.Before},N({row.Before}))");
            Agency = _sheet.Series(
                "Agency fee", CellUnit.Cents,
                $"IF(AND({_draws.Alive.Here}=1,OR({before.Here}>{LoanConstants.Nothing},{Balance.Here}>{LoanConstants.Nothing})),{agency}*{_inputs.Period}/12,0)", total: true);
        }

        Standing = _sheet.Series("Fees that do not hang on repayment", CellUnit.Cents, $"{undrawnFee.Here}{(Agency is null ? "" : $"+{Agency.Here}")}", total: true);
        Fees = _sheet.Series("Fees after closing", CellUnit.Cents, $"{Standing.Here}+{_inputs.Exit}*{Principal.Here}", loan.Fees, total: true);
    }

    private string Availability => _ground.Case.Facility.AvailabilityEnd is null ? _draws.Draws[^1].Date.ValueCell : _inputs.AvailabilityEnd.ValueCell;

    private void WriteSettlement()
    {
        WriteAmounts();
        var settled = _ground.Result.Schedule;
        var parts = _sizing.Unit.Draws.Select((part, d) => WriteDraw(part, Amounts[d], settled.Draws[d])).ToList();
        _sheet.Block("Settled: all draws");
        var closing = _sheet.Declare();
        _sheet.Series("Opening", CellUnit.Cents, $"N({closing.Before})");
        var drawn = _sheet.Series("Drawn", CellUnit.Cents, Sum(parts, part => part.Drawn), ByMonth(settled.Draws.Select(draw => (draw.Date, draw.Amount))), total: true);
        var interest = _sheet.Series("Interest", CellUnit.Cents, Sum(parts, part => part.Interest), Together(payment => payment.Interest), total: true);
        WorkbookRow? added = null;
        if (parts[0].Added is not null)
            added = _sheet.Series("Interest added to the loan", CellUnit.Cents, Sum(parts, part => part.Added!), Together(payment => payment.Capitalised), total: true);
        if (parts[0].Hedge is not null)
            _sheet.Series("Hedge", CellUnit.Cents, Sum(parts, part => part.Hedge!), Together(payment => payment.Hedge ?? Money.Zero(_ground.Case.Currency)), total: true);
        var principal = _sheet.Series("Principal", CellUnit.Cents, Sum(parts, part => part.Principal), Together(payment => payment.Principal), total: true);
        _sheet.Series(
            "Fees", CellUnit.Cents, $"{Rounded(Standing.Here)}+{Rounded($"{principal.Here}*{_inputs.Exit}")}", Together(payment => payment.Fees), total: true);
        _sheet.Series("Closing", CellUnit.Cents, Rounded($"N({closing.Before})+{drawn.Here}{(added is null ? "" : $"+{added.Here}")}-{principal.Here}"), Together(settled.Draws), row: closing);
        var extra = added is null ? "" : $"+SUM({added.All})";
        _ground.Draft.Check("The settled principal is the loan and the interest added", $"ABS(SUM({drawn.All}){extra}-SUM({principal.All}))<{LoanConstants.HalfCoin}");
        _ground.Draft.Check("The settled draws sum to the loan", $"ABS(SUM({drawn.All})-{_sizing.Loan})<{LoanConstants.HalfCoin}");
        _ground.Draft.Check("Nothing is owed after the last payment", $"ABS({closing.Last})<{LoanConstants.HalfCoin}");
        _ground.Draft.Check("The settled balance follows the projection", $"SUMPRODUCT((ABS({closing.All}-{Balance.All})>1)*1)=0", "To one unit of currency; each payment rounds to the cent.");
    }

    private static string Sum(IEnumerable<SettledRows> parts, Func<SettledRows, WorkbookRow> row) => string.Join("+", parts.Select(part => row(part).Here));

    // A split loses no cent: each draw takes the whole cents of its share, the cents left go to the largest remainders.
    private void WriteAmounts()
    {
        _sheet.Block("Settled: the loan split over its draws");
        var engine = _ground.Result.Schedule.Draws;
        if (_draws.Draws.Count == 1)
        {
            Amounts = [_sheet.Figure("Draw 1", CellUnit.Cents, $"{_sizing.Loan}*{_draws.Draws[0].Weight}", (double)engine[0].Amount.Amount)];
            return;
        }

        var coins = _sheet.Figure("Loan in smallest coins", CellUnit.Count, $"ROUND({_sizing.Loan}*{LoanConstants.Coins},0)");
        var whole = _draws.Draws.Select(draw => _sheet.Figure($"Draw {draw.Number}, whole coins", CellUnit.Count, $"INT({coins}*{draw.Weight})")).ToList();
        var rests = _draws.Draws.Select((draw, d) => _sheet.Figure($"Draw {draw.Number}, part of a coin", CellUnit.Factor, $"ROUND({coins}*{draw.Weight}-{whole[d]},{LoanConstants.Digits}+{LoanConstants.Digits})")).ToList();
        var left = _sheet.Figure("Coins left", CellUnit.Count, $"{coins}-SUM({LoanInputs.Range(whole)})");
        Amounts = [.. _draws.Draws.Select((draw, d) => _sheet.Figure(
            $"Draw {draw.Number}", CellUnit.Cents, $"({whole[d]}+IF({Ahead(d)}<{left},1,0))/{LoanConstants.Coins}", (double)engine[d].Amount.Amount))];

        string Ahead(int d) => $"COUNTIF({LoanInputs.Range(rests)},\">\"&{rests[d]}){(d == 0 ? "" : $"+COUNTIF({rests[0].ValuesTo(rests[d - 1])},{rests[d]})")}";
    }

    private SettledRows WriteDraw(UnitDraw part, WorkbookRow amount, SettledDraw engine)
    {
        var draw = part.Draw;
        _sheet.Block($"Settled: draw {draw.Number}");
        var closing = _sheet.Declare();
        var payments = engine.Payments.Skip(1).ToList();
        _sheet.Series("Opening", CellUnit.Cents, $"N({closing.Before})");
        var drawn = _sheet.Series("Drawn", CellUnit.Cents, $"{draw.Falls.Here}*{amount}", ByMonth([(engine.Date, engine.Amount)]));
        var owed = $"(N({closing.Before})+{drawn.Here})";
        _sheet.Series("Rate a year", CellUnit.Percent, $"IF({owed}>0,{draw.LenderRate.Here},0)", [.. ByMonth(payments.Where(payment => payment.Opening.Amount > 0).Select(payment => (payment.DueDate ?? payment.Date, new Money(payment.RatePerAnnum, _ground.Case.Currency))))]);
        WorkbookRow? added = null;
        WorkbookRow interest;
        if (draw.AddedShare is { } share)
        {
            var whole = _sheet.Series("Interest of the period", CellUnit.Cents, Rounded($"{owed}*{draw.LenderRate.Here}*{draw.Years.Here}"));
            added = _sheet.Series("Interest added to the loan", CellUnit.Cents, Rounded($"{whole.Here}*{share.Here}"), ByMonth(payments.Select(payment => (payment.DueDate ?? payment.Date, payment.Capitalised))));
            interest = _sheet.Series("Interest", CellUnit.Cents, $"{whole.Here}-{added.Here}", ByMonth(payments.Select(payment => (payment.DueDate ?? payment.Date, payment.Interest))), total: true);
        }
        else
        {
            interest = _sheet.Series(
                "Interest", CellUnit.Cents, Rounded($"{owed}*{draw.LenderRate.Here}*{draw.Years.Here}"), ByMonth(payments.Select(payment => (payment.DueDate ?? payment.Date, payment.Interest))), total: true);
        }

        var hedge = IsHedged
            ? _sheet.Series(
                "Hedge", CellUnit.Cents, Rounded($"{owed}*({draw.BorrowerRate.Here}-{draw.LenderRate.Here})*{draw.Years.Here}"),
                ByMonth(payments.Select(payment => (payment.DueDate ?? payment.Date, payment.Hedge ?? Money.Zero(_ground.Case.Currency)))), total: true, "Below zero: the hedge pays.")
            : null;
        var all = added is null ? owed : $"({owed}+{added.Here})";
        var principal = _sheet.Series(
            "Principal", CellUnit.Cents,
            $"IF({draw.Live.Here}=1,IF({_draws.Number.Here}={draw.Last},{all},MIN({all},{Rounded($"{_sizing.Unrounded}*{part.Principal.Here}")})),0)",
            ByMonth(payments.Select(payment => (payment.DueDate ?? payment.Date, payment.Principal))), total: true);
        _sheet.Series("Closing", CellUnit.Cents, $"{Rounded($"{all}-{principal.Here}")}", Closing(engine.Payments), row: closing);
        return new SettledRows(drawn, interest, added, hedge, principal, closing);
    }

    private double[] ByMonth(IEnumerable<(DateOnly Date, Money Amount)> payments)
    {
        var path = new double[_ground.Result.Months.Count];
        foreach (var (date, amount) in payments)
            path[_ground.MonthOf(date)] += (double)amount.Amount;
        return path;
    }

    private double[] Together(Func<SettledPayment, Money> part) => ByMonth(_ground.Result.Schedule.Payments.Select(payment => (payment.DueDate ?? payment.Date, part(payment))));

    // Draw by draw: a payment moved to the day of a draw is still of its own month.
    private double[] Together(IEnumerable<SettledDraw> draws)
    {
        var path = new double[_ground.Result.Months.Count];
        foreach (var closing in draws.Select(draw => Closing(draw.Payments)))
        {
            for (var m = 0; m < path.Length; m++)
                path[m] += closing[m];
        }

        return path;
    }

    private double[] Closing(IEnumerable<SettledPayment> payments)
    {
        var path = new double[_ground.Result.Months.Count];
        foreach (var payment in payments)
            Array.Fill(path, (double)payment.Closing.Amount, _ground.MonthOf(payment.DueDate ?? payment.Date), path.Length - _ground.MonthOf(payment.DueDate ?? payment.Date));
        return path;
    }

    private sealed record SettledRows(WorkbookRow Drawn, WorkbookRow Interest, WorkbookRow? Added, WorkbookRow? Hedge, WorkbookRow Principal, WorkbookRow Closing);
}
