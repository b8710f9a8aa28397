using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The largest loan within a limit where repayment follows a path of amounts, so that a larger loan is no multiple of a smaller one: loans are tried in a row of steps.
/// Each is run with its slope; the next is where the month that limits most would be at its cap, or the middle of what is left. docs/methodology/workbook.md.</summary>
internal sealed class SizeSearch
{
    private const int Steps = 18;
    private const int Widening = 4;

    private readonly LoanGround _ground;
    private readonly DrawsSheet _draws;
    private readonly WorkbookRow _path;
    private WorkbookSheet? _steps;

    private SizeSearch(LoanGround ground, DrawsSheet draws, WorkbookRow path) => (_ground, _draws, _path) = (ground, draws, path);

    /// <summary>Interest in cash at each draw's first payment, per 1 of loan.</summary>
    public string InterestToFirst => _draws.Sum(draw => $"{draw.Weight}*SUMPRODUCT({draw.Live.All},({_draws.Number.All}={draw.First})*1,{draw.BorrowerRate.All},{draw.Years.All}{Cash(draw)})");

    /// <summary>Interest added to a loan of 1 before its draws repay; "0" where none ever is.</summary>
    public required string AddedBeforePrincipal { get; init; }

    private WorkbookSheet Sheet => _steps ??= _ground.Draft.Model.Sheet(
        "Search", "Repayment by the greater of two paths is no multiple of a loan of 1: each limit's largest loan is found in steps, each a run of the loan and of its slope.", _ground.Draft.Months);

    /// <summary>Writes the two paths; null for other profiles of repayment.</summary>
    /// <param name="carried">Debt service that contracted cash of each period carries.</param>
    public static SizeSearch? For(LoanGround ground, LoanInputs inputs, DrawsSheet draws, WorkbookSheet sheet, WorkbookRow carried)
    {
        if (inputs is not { PathLife: { } life, PathAdvance: { } advance })
            return null;
        sheet.Block("Balance that contracted cash supports, and depreciated cost", "A payment is the greater of two: it brings the balance down to the lesser of the two paths.");
        var engine = ground.Result.Loan.GreaterOf;
        var month = ground.Months.Here;
        var byCash = sheet.Declare();
        var worth = sheet.Series("Worth on the payment before", CellUnit.Money, $"IF({draws.Alive.Here}=1,({byCash.Here}+{carried.Here})/(1+{draws.Growth.Here}),0)");
        var next = sheet.Series("Worth of the next payment", CellUnit.Money, row => $"IF({month}<{draws.LastMonth},IF({draws.Pays.After}=1,{worth.After},{row.After}),0)");
        sheet.Series("Supported by contracted cash", CellUnit.Money, $"IF({month}<{draws.LastMonth},{next.Here},0)", row: byCash);
        var left = ground.Lots.Select((lot, i) => DepreciatedRows.Of(ground, sheet, lot, ground.Case.Lots[i].Id, life)).ToList();
        var byCost = sheet.Series("Supported by depreciated cost", CellUnit.Money, $"{advance}*({string.Join("+", left.Select(row => row.Here))})");
        var onPayments = sheet.Series("Supported by contracted cash, on payment dates", CellUnit.Money, $"{draws.Alive.Here}*{byCash.Here}", OnMonths(ground, engine, step => step.SupportedByCash));
        var costs = sheet.Series("Supported by depreciated cost, on payment dates", CellUnit.Money, $"{draws.Alive.Here}*{byCost.Here}", OnMonths(ground, engine, step => step.SupportedByCost));
        var path = sheet.Series("Most that the payment leaves", CellUnit.Money, $"MAX(0,MIN({onPayments.Here},{costs.Here}))");
        return new SizeSearch(ground, draws, path) { AddedBeforePrincipal = Added(ground, draws, sheet) };
    }

    /// <summary>Most that a payment leaves of a loan of 1 when the loan has a size.</summary>
    public string PathPerUnit(WorkbookRow size) => $"IF({size}>0,{_path.Here}/{size},0)";

    /// <summary>Balance of a loan of an amount, each as a share of it.</summary>
    public WorkbookRow BalanceOf(string amount)
    {
        Sheet.Block("A loan of the whole eligible cost", "It repays latest: the limit on tenor reads what it leaves.");
        var size = Sheet.Figure("Loan", CellUnit.Cents, $"MAX(1,{amount})");
        var run = new TrialLoan(_draws, Sheet, _path, size, slopes: false);
        return Sheet.Series("Balance, share of the loan", CellUnit.Percent, $"({run.Balance})/{size}");
    }

    /// <summary>Writes the steps of one limit.</summary>
    /// <param name="name">Name of the limit.</param>
    /// <param name="tested">1 in the months tested.</param>
    /// <param name="cap">Most of the quantity, by month.</param>
    /// <param name="ofService">Whether debt service is what is limited; the balance else.</param>
    /// <returns>The largest loan, and the number of the month that decides.</returns>
    public (WorkbookRow Allows, WorkbookRow Month) Write(string name, WorkbookRow tested, WorkbookRow cap, bool ofService)
    {
        Sheet.Block(name, ofService ? "Loans from 1 upwards until one is too large." : "From the largest loan that the limit could allow at all.");
        var (low, high) = ofService ? Bracket(name, tested, cap) : ("0", Sheet.Figure("No more than", CellUnit.Cents, MostOfBalance(cap)).ValueCell);
        var next = high;
        for (var step = 1; ; step++)
        {
            Sheet.Block($"{name}: step {step}");
            var size = Sheet.Figure("Loan tried", CellUnit.Cents, $"MAX(1,{next})");
            var run = new TrialLoan(_draws, Sheet, _path, size, slopes: true);
            var quantity = Sheet.Series(ofService ? "Debt service" : "Balance", CellUnit.Money, ofService ? run.Service : run.Balance);
            var slope = Sheet.Series("Its change with the loan", CellUnit.Factor, ofService ? run.ServiceSlope : run.BalanceSlope);
            // Where the path itself is the cap, what a larger loan leaves unchanged is over it by noise alone.
            var over = Sheet.Series(
                "Over its cap", CellUnit.Flag,
                $"IF(AND({tested.Here}=1,{quantity.Here}>{size}*{LoanConstants.Fine},{quantity.Here}*(1-IF({slope.Here}>{LoanConstants.Noise},{LoanConstants.Fine},{LoanConstants.Noise}))>{cap.Here}),1,0)");
            var reach = Sheet.Series(
                "At its cap with a loan of", CellUnit.Money,
                $"IF(AND({tested.Here}=1,{slope.Here}>{LoanConstants.Noise}),IF({cap.Here}-{quantity.Here}>=({low}-{size})*{slope.Here},{size}+({cap.Here}-{quantity.Here})/{slope.Here},\"\"),\"\")");
            var holds = Sheet.Figure("Within the limit", CellUnit.Flag, $"IF(SUM({over.All})=0,1,0)");
            low = Sheet.Figure("At least", CellUnit.Cents, $"IF({holds}=1,MAX({low},{size}),{low})").ValueCell;
            high = Sheet.Figure("At most", CellUnit.Cents, $"IF({holds}=1,{high},MIN({high},{size}))").ValueCell;
            var reached = Sheet.Figure("The least of those loans", CellUnit.Cents, $"IF(COUNT({reach.All})=0,{high},MIN({reach.All}))");
            next = Sheet.Figure("Next", CellUnit.Cents, $"IF(AND({reached}>={low},{reached}<{high}),{reached},({low}+{high})/(1+1))").ValueCell;
            if (step < Steps)
                continue;
            var found = Sheet.Figure("Allows", CellUnit.Cents, $"IF(AND({size}<=1,{holds}=0),0,{size})");
            _ground.Draft.Check($"{name}: the largest loan is found", $"OR({found}=0,ABS({next}-{size})<={LoanConstants.HalfCoin})", "Where it is not, take the figures from the desk.");
            return (found, Tightest(tested, cap, quantity, size));
        }
    }

    // Debt service of a late payment may fall when the loan grows: the loans between which the search runs are found from below.
    private (string Low, string High) Bracket(string name, WorkbookRow tested, WorkbookRow cap)
    {
        var widening = _ground.Draft.MarketInput("Each loan tried is so many times the one before", CellUnit.Count, "Search_Widening", Widening, "Of the search for the loan that debt service cover allows.");
        var (low, high, open, tried) = ("0", "1", "1", "");
        var enough = _ground.Result.Coverage.DebtService.Sum(point => Math.Max(0, point.Cfads)) * Widening * Widening;
        for (var loan = 1.0; loan <= Math.Max(1, enough); loan *= Widening)
        {
            var size = Sheet.Figure("Loan tried", CellUnit.Cents, tried.Length == 0 ? $"1*{widening}/{widening}" : $"{tried}*{widening}");
            var run = new TrialLoan(_draws, Sheet, _path, size, slopes: false);
            var service = Sheet.Series("Debt service", CellUnit.Money, run.Service);
            var over = Sheet.Series(
                "Over its cap", CellUnit.Flag, $"IF(AND({tested.Here}=1,{service.Here}>{size}*{LoanConstants.Fine},{service.Here}*(1-{LoanConstants.Noise})>{cap.Here}),1,0)");
            var holds = Sheet.Figure("Within the limit", CellUnit.Flag, $"IF(SUM({over.All})=0,1,0)");
            low = Sheet.Figure("At least", CellUnit.Cents, $"IF(AND({open}=1,{holds}=1),{size},{low})").ValueCell;
            high = Sheet.Figure("At most", CellUnit.Cents, $"IF({open}=1,{size},{high})").ValueCell;
            open = Sheet.Figure("None too large so far", CellUnit.Flag, $"{open}*{holds}").ValueCell;
            tried = size.ValueCell;
        }

        _ground.Draft.Check($"{name}: a loan that is too large was tried", $"{open}=0", "Where none was, take the figures from the desk.");
        return (low, high);
    }

    private static string Cash(DrawRows draw) => draw.AddedShare is { } added ? $",1-{added.All}" : "";

    private static string Added(LoanGround ground, DrawsSheet draws, WorkbookSheet sheet)
    {
        if (draws.Draws[0].AddedShare is null)
            return $"0*{draws.LastMonth}";
        var grown = draws.Draws.Select(draw => sheet.Series(
            $"Growth of draw {draw.Number} by interest added", CellUnit.Factor, row => $"IF({ground.Months.Here}=0,1,{row.Before})*(1+{draw.Live.Here}*{draw.Added})")).ToList();
        return string.Join("+", draws.Draws.Select((draw, d) => $"{draw.Weight}*({grown[d].Last}-1)"));
    }

    private static double[] OnMonths(LoanGround ground, IReadOnlyList<GreaterOfStep> steps, Func<GreaterOfStep, double> amount)
    {
        var path = new double[ground.Result.Months.Count];
        foreach (var step in steps)
            path[ground.MonthOf(step.Date)] = amount(step);
        return path;
    }

    // On the day of a draw at least the draws that repay nothing yet are owed in full.
    private string MostOfBalance(WorkbookRow cap)
    {
        var rows = new List<WorkbookRow>();
        foreach (var draw in _draws.Draws)
        {
            var owed = string.Join("+", _draws.Draws.Take(draw.Number).Select(earlier => $"{earlier.Weight}*(INDEX({_draws.Number.All},{draw.Month}+1)<{earlier.FirstPrincipal})"));
            rows.Add(Sheet.Figure($"Draw {draw.Number}: the cap over what is owed of a loan of 1", CellUnit.Cents, $"IF({draw.Weight}>0,MAX(0,INDEX({cap.All},{draw.Month}+1))/({owed}),\"\")"));
        }

        return $"MIN({LoanInputs.Range(rows)})";
    }

    private WorkbookRow Tightest(WorkbookRow tested, WorkbookRow cap, WorkbookRow quantity, WorkbookRow size)
    {
        var ratio = Sheet.Series("Cap over it", CellUnit.Ratio, $"IF(AND({tested.Here}=1,{quantity.Here}>{size}*{LoanConstants.Fine}),{cap.Here}/{quantity.Here},\"\")");
        var least = Sheet.Figure("Least", CellUnit.Ratio, $"IF(COUNT({ratio.All})=0,0,MIN({ratio.All}))");
        var tight = Sheet.Series("Decides", CellUnit.Flag, $"IF(ISNUMBER({ratio.Here}),IF({ratio.Here}<={least}+ABS({least})*{LoanConstants.Noise},1,0),0)");
        return Sheet.Figure("Month that decides", CellUnit.Count, $"IF(SUM({tight.All})>0,MATCH(1,{tight.All},0)-1,\"\")");
    }
}
