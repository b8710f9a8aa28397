using GpuLending.Engine.Calendars;
using GpuLending.Engine.Covenants;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Cover ratios by month, and each covenant with its two sides, headroom and state.</summary>
internal sealed class CovenantsSheet
{
    private readonly LoanGround _ground;
    private readonly DrawsSheet _draws;
    private readonly SizingSheet _sizing;
    private readonly LoanSheet _loan;
    private readonly WorkbookSheet _sheet;
    private readonly WorkbookRow? _held;
    private WorkbookRow _cost = null!;
    private WorkbookRow _cash = null!;
    private WorkbookRow _owed = null!;

    private CovenantsSheet(LoanGround ground, DrawsSheet draws, SizingSheet sizing, LoanSheet loan, WorkbookRow? held)
    {
        (_ground, _draws, _sizing, _loan, _held) = (ground, draws, sizing, loan, held);
        _sheet = ground.Draft.Model.Sheet("Covenants", "Cover ratios, and each covenant with both sides of its test. Figures are unrounded projections.", ground.Draft.Months);
    }

    /// <summary>Writes the sheet.</summary>
    /// <param name="held">Cash in the accounts of a waterfall; null without one.</param>
    public static void Write(LoanGround ground, DrawsSheet draws, SizingSheet sizing, LoanSheet loan, WorkbookRow? held)
    {
        var covenants = new CovenantsSheet(ground, draws, sizing, loan, held);
        covenants.WriteRatios();
        if (ground.Case.Covenants.Count > 0)
            ground.Draft.Inputs.Block("Covenants");
        for (var i = 0; i < ground.Case.Covenants.Count; i++)
            covenants.WriteCovenant(i);
    }

    private void WriteRatios()
    {
        var coverage = _ground.Result.Coverage;
        _sheet.Block("Cover ratios");
        _cash = _sheet.Series("Cash flow available for debt service, month", CellUnit.Money, $"{_ground.ContractedCfads.Here}+{_ground.MerchantCfads.Here}", _ground.Result.Cashflow.Cfads);
        var cover = _sheet.Series(
            "Debt service cover", CellUnit.Ratio, $"IF({_loan.Service.Here}>{LoanConstants.Nothing},{_sizing.Cash.Here}/{_loan.Service.Here},\"\")", Path(coverage.DebtService.Select(point => (point.Month, point.Ratio))));
        var least = coverage.MinimumDebtService;
        _sheet.Figure("Least debt service cover", CellUnit.Ratio, $"IF(COUNT({cover.All})=0,\"\",MIN({cover.All}))", least, name: "Least_Cover");
        _sheet.Figure("Average debt service cover", CellUnit.Ratio, $"IF(COUNT({cover.All})=0,\"\",AVERAGE({cover.All}))", coverage.AverageDebtService);
        var value = _ground.Values[_ground.Case.Valuation.Premise];
        var ratio = _sheet.Series(
            "Loan-to-value", CellUnit.Percent, $"IF(AND({_loan.Balance.Here}>{LoanConstants.Nothing},{value.Here}>{LoanConstants.Nothing}),{_loan.Balance.Here}/{value.Here},\"\")",
            Path(coverage.LoanToValue.Select((one, m) => (m, one))));
        _sheet.Figure("Highest loan-to-value after closing", CellUnit.Percent, $"MAX(0,{ratio.All})", null);
        _cost = _sheet.Series(
            "Cost delivered", CellUnit.Money, string.Join("+", _ground.Lots.Select(lot => $"IF({lot.Delivered}<={_ground.Dates.Here},{lot.TotalCost},0)")));
        _sheet.Series(
            "Loan-to-cost", CellUnit.Percent, $"IF({_cost.Here}>{LoanConstants.Nothing},{_loan.Balance.Here}/{_cost.Here},\"\")", Path(coverage.LoanToCost.Select((one, m) => (m, one))));
        if (_ground.Draft.Model.Names.GetValueOrDefault("Prepaid_Above") is { } above)
        {
            var over = _sheet.Series(
                "Above the loan-to-cost at which the loan is prepaid", CellUnit.Money, $"IF({_draws.Alive.Here}=1,MAX(0,{_loan.Balance.Here}-{above}*{_cost.Here}),0)", note: "Nothing: the workbook carries the term as long as it does not act.");
            _ground.Draft.Check("The loan is never prepaid for its loan-to-cost", $"MAX({over.All})<={LoanConstants.Nothing}", "Where it is, take the figures from the desk.");
        }

        if (_ground.Draft.Model.Names.GetValueOrDefault("Negative_Income_Ahead") is { } ahead)
        {
            var lacking = _sheet.Series(
                "Debt service that the period's cash does not pay", CellUnit.Money,
                $"IF(AND({_draws.Alive.Here}=1,{_draws.Number.Here}>1,{ahead}>0),MAX(0,{_loan.Interest.Here}+{_loan.Principal.Here}-MAX(0,{_sizing.Cash.Here}-{_loan.Standing.Here})),0)",
                note: "Nothing: the workbook carries the term as long as it does not act.");
            _ground.Draft.Check("The loan is never prepaid for cash that falls short", $"MAX({lacking.All})<={LoanConstants.Nothing}", "Where it is, take the figures from the desk.");
        }

        _owed = _sheet.Series(
            "Something is owed", CellUnit.Flag,
            $"IF(AND({_ground.Months.Here}>0,OR(N({_loan.Balance.Before})>{LoanConstants.Nothing},{_loan.Service.Here}>{LoanConstants.Nothing})),1,0)");
        WriteLoanLife();
    }

    // Worth of the cash to come at the loan's own rate, over the balance; read backwards from the last payment.
    private void WriteLoanLife()
    {
        var dayCount = DayCount.Parse(_ground.Case.Facility.Interest.DayCount);
        _sheet.Block("Loan life cover", "Worth of the cash to come at the loan's own rate over the balance, read from the last payment back.");
        var running = $"{_ground.Months.Here}<{_draws.LastMonth}";
        var rest = _sheet.Series("Cash to come up to the next payment", CellUnit.Money, row => $"IF({running},N({_cash.After})+IF({_draws.Pays.After}=1,0,N({row.After})),0)");
        var date = Next("Next payment date", CellUnit.Date, _ground.Dates);
        var rate = Next("Rate until then", CellUnit.Percent, _draws.Rate);
        var growth = Next("Interest of that period per 1", CellUnit.Factor, _draws.Growth);
        var own = _sheet.Declare();
        var later = Next("Worth on the next payment date of what comes after it", CellUnit.Money, own);
        _sheet.Series("Worth on this payment date of what comes after it", CellUnit.Money, $"IF({running},({later.Here}+{rest.Here})/(1+{growth.Here}),0)", row: own);
        _sheet.Series(
            "Loan life cover", CellUnit.Ratio,
            $"IF(AND({running},{_loan.Balance.Here}>{LoanConstants.Nothing}),({later.Here}+{rest.Here})/(1+{rate.Here}*{DayCountFormula.Years(dayCount, _ground.Dates.Here, date.Here)})/{_loan.Balance.Here},\"\")",
            Path(_ground.Result.Coverage.LoanLife.Select((one, m) => (m, one))));

        WorkbookRow Next(string label, CellUnit unit, WorkbookRow what) => _sheet.Series(label, unit, row => $"IF({running},IF({_draws.Pays.After}=1,{what.After},{row.After}),0)");
    }

    private double[] Path(IEnumerable<(int Month, double? Ratio)> points)
    {
        var path = Enumerable.Repeat(double.NaN, _ground.Result.Months.Count).ToArray();
        foreach (var (month, ratio) in points)
            path[month] = ratio ?? double.NaN;
        return path;
    }

    private void WriteCovenant(int i)
    {
        var covenant = _ground.Case.Covenants[i];
        var engine = _ground.Result.Covenants[i];
        var (path, name) = ($"/covenants/{i}", $"Covenant{i + 1}_");
        var terms = new CovenantTerms(
            covenant.Kind == CovenantKind.MinimumLiquidity
                ? _ground.Draft.Input($"{engine.Name}: at least", CellUnit.Money, name + "Amount", path + "/minimumAmount", covenant.MinimumAmount, (0, 1e15))
                : _ground.Draft.Input($"{engine.Name}: {(CovenantTester.IsAtLeast(covenant.Kind) ? "at least" : "at most")}", CellUnit.Factor, name + "Threshold", path + "/threshold", covenant.Threshold, (0, 1e6)),
            _ground.Draft.Input($"{engine.Name}: window, months", CellUnit.Count, name + "Window", path + (covenant.Kind == CovenantKind.ForwardDebtServiceCoverage ? "/forwardMonths" : "/trailingMonths"), covenant.Kind == CovenantKind.ForwardDebtServiceCoverage ? covenant.ForwardMonths : covenant.TrailingMonths, (0, 480)),
            _ground.Draft.Input($"{engine.Name}: first test date", CellUnit.Date, name + "First_Test", path + "/firstTestDate", covenant.FirstTestDate),
            _ground.Draft.Input($"{engine.Name}: at risk below headroom of", CellUnit.Percent, name + "At_Risk", path + "/atRiskHeadroom", covenant.AtRiskHeadroom, (0, 10)),
            covenant.TestEveryMonths is { } every ? _ground.Draft.Input($"{engine.Name}: tested every so many months", CellUnit.Count, name + "Every", path + "/testEveryMonths", every, (1, 480)) : null)
        {
            WaivedFrom = [.. covenant.Waivers.Select((waiver, w) => _ground.Draft.Input($"{engine.Name}: waived from", CellUnit.Date, $"{name}Waived_From_{w + 1}", $"{path}/waivers/{w}/from", waiver.From))],
            WaivedUntil = [.. covenant.Waivers.Select((waiver, w) => _ground.Draft.Input($"{engine.Name}: waived until", CellUnit.Date, $"{name}Waived_Until_{w + 1}", $"{path}/waivers/{w}/until", waiver.Until))],
        };
        _sheet.Block($"{covenant.Id} {engine.Name}", Words(covenant));
        if (CovenantMeasures.Of(_ground, _draws, _loan, covenant, terms, _cash, _cost, _owed, _held) is not { } measure)
        {
            _sheet.Text("State", "not tested: nothing is reported yet");
            return;
        }

        WriteTests(covenant, engine, terms, measure);
    }

    private static string Words(Covenant covenant) => covenant.Purpose switch
    {
        CovenantPurpose.Maintenance => "Failing is a breach.",
        CovenantPurpose.DrawStop => "Failing stops further draws.",
        CovenantPurpose.Trigger => "Failing does what the terms name.",
    };

    private void WriteTests(Covenant covenant, CovenantResult engine, CovenantTerms terms, CovenantMeasures measure)
    {
        var least = CovenantTester.IsAtLeast(covenant.Kind);
        var due = "1=1";
        if (terms.Every is { } every)
        {
            var anchor = _sheet.Figure("Month the tests are counted from", CellUnit.Count, $"IF({terms.FirstTest}=\"\",0,MIN({_ground.Months.Last},SUMPRODUCT(({_ground.Dates.All}<{terms.FirstTest})*1)))");
            due = $"MOD({_ground.Months.Here}-{anchor},{every})=0";
        }

        var tested = _sheet.Series("Tested", CellUnit.Flag, $"IF(AND({measure.Tested},{due}),1,0)");
        var upper = _sheet.Series(measure.UpperLabel, CellUnit.Money, $"IF({tested.Here}=1,{measure.Upper},0)");
        var lower = _sheet.Series(measure.LowerLabel, CellUnit.Money, $"IF({tested.Here}=1,{measure.Lower},0)");
        var actual = _sheet.Series(
            "Measured", measure.Unit, $"IF(AND({tested.Here}=1,{lower.Here}>{LoanConstants.Nothing}),{upper.Here}/{lower.Here},\"\")",
            Path(engine.Tests.Where(test => test.Month is not null).Select(test => (test.Month!.Value, test.Actual))));
        var room = least ? $"{actual.Here}-{terms.Threshold}" : $"{terms.Threshold}-{actual.Here}";
        var headroom = _sheet.Series(
            "Headroom, share of the threshold", CellUnit.Percent, $"IF(ISNUMBER({actual.Here}),IF({terms.Threshold}>0,({room})/{terms.Threshold},\"\"),\"\")",
            Path(engine.Tests.Where(test => test.Month is not null).Select(test => (test.Month!.Value, test.Headroom))));
        var margin = covenant.Kind is CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CollateralLocation ? $"IF({terms.Threshold}>0,{terms.AtRisk}*MAX(0,1-{terms.Threshold})/{terms.Threshold},0)" : terms.AtRisk.ValueCell;
        var nothing = least ? "\"not tested yet\"" : $"IF({upper.Here}>{LoanConstants.Nothing},\"breached\",\"not tested yet\")";
        var state = _sheet.Series(
            "State", CellUnit.Text,
            $"IF({tested.Here}=0,\"\",IF({_ground.Dates.Here}<N({terms.FirstTest}),\"not tested yet\",IF({actual.Here}=\"\",{nothing},IF({headroom.Here}=\"\",\"compliant\",IF({headroom.Here}<-{LoanConstants.Noise},\"breached\",IF({headroom.Here}<{margin}-{LoanConstants.Noise},\"at risk\",\"compliant\"))))))");
        var breaches = _sheet.Series("Breached", CellUnit.Flag, $"IF({state.Here}=\"breached\",1,0)", States(engine, test => test.State == CovenantState.Breached), total: true);
        var breached = breaches;
        if (terms.WaivedFrom.Count > 0)
        {
            var (from, until) = (LoanInputs.Range(terms.WaivedFrom), LoanInputs.Range(terms.WaivedUntil));
            breached = _sheet.Series(
                "Breached and not waived", CellUnit.Flag, $"{breaches.Here}*IF(SUMPRODUCT(({from}<={_ground.Dates.Here})*({until}>={_ground.Dates.Here}))>0,0,1)",
                States(engine, test => test is { State: CovenantState.Breached, Waived: false }), total: true);
        }

        var atRisk = _sheet.Series("At risk", CellUnit.Flag, $"IF({state.Here}=\"at risk\",1,0)", States(engine, test => test.State == CovenantState.AtRisk), total: true);
        _sheet.Figure(
            "Worst state", CellUnit.Text, $"IF(SUM({breached.All})>0,\"breached\",IF(SUM({atRisk.All})>0,\"at risk\",IF(COUNTIF({state.All},\"compliant\")>0,\"compliant\",\"not tested yet\")))").ShownText = CovenantStateWords(engine.Worst);
        _sheet.Figure(
            "First breach", CellUnit.Date, $"IF(SUM({breached.All})>0,INDEX({_ground.Dates.All},MATCH(1,{breached.All},0)),\"\")", engine.FirstBreach is { } first ? WorkbookLayout.Serial(first) : null);
    }

    private double[] States(CovenantResult engine, Func<CovenantTest, bool> counts)
    {
        var path = new double[_ground.Result.Months.Count];
        foreach (var test in engine.Tests.Where(test => test.Month is not null && counts(test)))
            path[test.Month!.Value] = 1;
        return path;
    }

    private static string CovenantStateWords(CovenantState state) => state switch
    {
        CovenantState.Compliant => "compliant",
        CovenantState.AtRisk => "at risk",
        CovenantState.Breached => "breached",
        CovenantState.NotTestedYet => "not tested yet",
    };
}
