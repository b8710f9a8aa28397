using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Workbooks.Calculation;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>When the loan is drawn and paid, and at which rate: the clock of each draw.</summary>
internal sealed class DrawsSheet
{
    private readonly LoanGround _ground;
    private readonly LoanInputs _inputs;
    private readonly SizingInputs _terms;
    private readonly WorkbookSheet _sheet;
    private IReadOnlyList<WorkbookRow> _margins = [];
    private List<DrawRows> _draws = [];

    private DrawsSheet(LoanGround ground, LoanInputs inputs, SizingInputs terms, WorkbookSheet sheet) => (_ground, _inputs, _terms, _sheet) = (ground, inputs, terms, sheet);

    /// <summary>1 on payment dates.</summary>
    public WorkbookRow Pays { get; private set; } = null!;

    /// <summary>Day on which the payment is made; the month's date where there is none.</summary>
    public WorkbookRow Paid { get; private set; } = null!;

    /// <summary>Day up to which the payment's interest runs.</summary>
    public WorkbookRow Accrued { get; private set; } = null!;

    /// <summary>Number of payments so far.</summary>
    public WorkbookRow Number { get; private set; } = null!;

    /// <summary>The payment date before; closing before the first.</summary>
    public WorkbookRow Start { get; private set; } = null!;

    /// <summary>1 on payment dates up to the last draw's last.</summary>
    public WorkbookRow Alive { get; private set; } = null!;

    /// <summary>Number of the last payment of any draw.</summary>
    public WorkbookRow LastPayment { get; private set; } = null!;

    /// <summary>Month of the last payment of any draw.</summary>
    public WorkbookRow LastMonth { get; private set; } = null!;

    /// <summary>Date of the last payment of any draw.</summary>
    public WorkbookRow LastDate { get; private set; } = null!;

    /// <summary>Month of the last draw.</summary>
    public WorkbookRow LastDrawMonth { get; private set; } = null!;

    /// <summary>Sum of the draws entered; null for other plans.</summary>
    public WorkbookRow? SumEntered { get; private set; }

    /// <summary>What the shares of the draws are taken of; null for one draw.</summary>
    public WorkbookRow? Planned { get; private set; }

    /// <summary>1 for each lot whose cost the loan may fund, in the order of the lots; empty where it funds them all.</summary>
    public IReadOnlyList<WorkbookRow> Funded { get; private set; } = [];

    /// <summary>The draws as deliveries hold them; null when they are drawn as planned.</summary>
    public HeldDrawRows? Held { get; private set; }

    public IReadOnlyList<DrawRows> Draws => _draws;

    /// <summary>Interest of a whole period per 1 of balance, after hedges.</summary>
    public WorkbookRow Growth { get; private set; } = null!;

    /// <summary>Rate a year of a whole period, after hedges.</summary>
    public WorkbookRow Rate { get; private set; } = null!;

    public static DrawsSheet Write(LoanGround ground, LoanInputs inputs, SizingInputs terms, WorkbookSheet sheet)
    {
        var draws = new DrawsSheet(ground, inputs, terms, sheet);
        draws.WriteCalendar();
        draws.WriteDraws();
        draws.WriteWholePeriods();
        return draws;
    }

    /// <summary>A sum over the draws of a term each.</summary>
    public string Sum(Func<DrawRows, string> term) => string.Join("+", Draws.Select(term));

    private string PaymentsUntil(string day) => $"SUMPRODUCT(({_ground.Dates.All}<={day})*{Pays.All})";

    private void WriteCalendar()
    {
        _sheet.Block("Payment dates");
        var firstMonth = _sheet.Figure(
            "Month of the first payment", CellUnit.Count, $"IF(First_Payment_Date=\"\",{_inputs.Period},MATCH(First_Payment_Date,{_ground.Dates.All},0)-1)");
        Pays = _sheet.Series(
            "Payment date", CellUnit.Flag, $"IF(AND({_ground.Months.Here}>={firstMonth},MOD({_ground.Months.Here}-{firstMonth},{_inputs.Period})=0),1,0)");
        Number = _sheet.Series("Payments so far", CellUnit.Count, row => $"N({row.Before})+{Pays.Here}");
        Paid = PaidOn();
        Accrued = _ground.Case.Facility.PaymentDates.InterestMoves ? Paid : _ground.Dates;
        Start = _sheet.Series(
            "Interest runs from", CellUnit.Date, row => $"IF({_ground.Months.Here}=0,{_ground.Dates.Here},IF({Pays.Before}=1,{Accrued.Before},{row.Before}))");
        LastPayment = _sheet.Declare();
        Alive = _sheet.Series("Payment date of the loan", CellUnit.Flag, $"IF(AND({Pays.Here}=1,{Number.Here}<={LastPayment}),1,0)");
    }

    // The payment's day, moved where it falls on no business day.
    private WorkbookRow PaidOn()
    {
        var terms = _ground.Case.Facility.PaymentDates;
        if (terms.Rule == BusinessDayRule.Unadjusted)
            return _ground.Dates;
        var days = _inputs.Holidays.Count == 0 ? "" : "," + LoanInputs.Range(_inputs.Holidays);
        var (date, next, before) = (_ground.Dates.Here, $"WORKDAY({_ground.Dates.Here}-1,1{days})", $"WORKDAY({_ground.Dates.Here}+1,-1{days})");
        var moved = terms.Rule switch
        {
            BusinessDayRule.Unadjusted => date,
            BusinessDayRule.Following => next,
            BusinessDayRule.ModifiedFollowing => $"IF(MONTH({next})=MONTH({date}),{next},{before})",
            BusinessDayRule.Preceding => before,
        };
        return _sheet.Series(
            "Paid on", CellUnit.Date, $"IF(AND({Pays.Here}=1,{_ground.Months.Here}>0),IF({moved}<={_ground.Closing},{next},{moved}),{date})", note: $"{LoanInputs.Word(terms.Rule)}, {terms.Calendar}.");
    }

    private void WriteDraws()
    {
        var facility = _ground.Case.Facility;
        var (dates, amounts) = !_ground.IsNew ? (null, null) : facility.Draws.Kind switch
        {
            DrawPlanKind.AtClosing => ((string?)null, (string?)null),
            DrawPlanKind.FollowDeliveries => WriteDeliveries(),
            DrawPlanKind.Entered => WriteEntered(),
        };
        if (HeldDrawRows.Are(_ground.Case))
        {
            Held = HeldDrawRows.Write(_ground, _inputs, _terms, _sheet, Funded, dates, amounts, Planned, SumEntered);
            SumEntered = SumEntered is null ? null : Held.Sum;
        }

        var draws = new List<DrawRows>();
        for (var d = 0; d < _ground.Result.Loan.Draws.Count; d++)
            draws.Add(WriteDraw(d, draws.Count == 0 ? null : draws[^1], dates, amounts));
        _draws = draws;
        _sheet.Block("All draws");
        _sheet.Figure("Last payment", CellUnit.Count, $"MAX({string.Join(",", draws.Select(draw => draw.Last.ValueCell))})", row: LastPayment);
        LastMonth = _sheet.Figure("Month of the last payment", CellUnit.Count, $"MATCH({LastPayment},{Number.All},0)-1");
        LastDate = _sheet.Figure("Date of the last payment", CellUnit.Date, $"INDEX({_ground.Dates.All},{LastMonth}+1)");
        LastDrawMonth = _sheet.Figure("Month of the last draw", CellUnit.Count, draws[^1].Month.ValueCell);
        _ground.Draft.Check("The shares of the draws sum to 1", $"ABS({Sum(draw => draw.Weight.ValueCell)}-1)<{LoanConstants.Noise}", "A day moved away from the others needs a workbook with one more draw.");
        _ground.Draft.Check(
            "The months reach the last maturity", $"MAX({string.Join(",", draws.Select(draw => draw.Maturity.ValueCell))})<={_ground.Dates.Last}", "A longer tenor needs a workbook with more months.");
    }

    private (string Dates, string Amounts) WriteEntered()
    {
        _sheet.Block("Draws as entered");
        var amounts = LoanInputs.Range(_inputs.DrawAmounts);
        SumEntered = Planned = _sheet.Figure("Sum of the draws entered", CellUnit.Money, $"SUM({amounts})");
        var otherwise = _inputs.DrawMargins.Count > 0 && _inputs.TierMargins.Count > 0 ? TierMargin("Margin by the customers' ratings", null, null) : _inputs.Margin;
        _margins = [.. _inputs.DrawMargins.Select((own, i) => _sheet.Figure($"Margin of draw {i + 1} as entered", CellUnit.Percent, $"IF(ISNUMBER({own}),{own},{otherwise})"))];
        return (LoanInputs.Range(_inputs.DrawDates), amounts);
    }

    private (string Dates, string Amounts) WriteDeliveries()
    {
        var availability = _ground.Case.Facility.AvailabilityEnd is null ? null : _inputs.AvailabilityEnd;
        _sheet.Block("Draws follow deliveries");
        var lots = _ground.Lots;
        var ids = _ground.Case.Lots;
        Funded = [.. lots.Select((lot, i) => _sheet.Figure(
            $"The loan may fund {ids[i].Id}", CellUnit.Flag,
            availability is null ? $"IF({lot.Delivered}>0,1,0)" : $"IF(OR({lot.Delivered}<={availability},{lot.Delivered}<={_ground.Closing}),1,0)"))];
        var days = lots.Select((lot, i) => _sheet.Figure(
            $"Drawn for {ids[i].Id} on", CellUnit.Date, $"IF(AND({Funded[i]}=1,{lot.EligibleCost}>0),MAX({lot.Delivered},{_ground.Closing}),\"\")")).ToList();
        var costs = lots.Select((lot, i) => _sheet.Figure($"Eligible cost of {ids[i].Id}", CellUnit.Money, $"{Funded[i]}*{lot.EligibleCost}")).ToList();
        Planned = _sheet.Figure("Eligible cost that the loan may fund", CellUnit.Money, $"SUM({LoanInputs.Range(costs)})");
        return (LoanInputs.Range(days), LoanInputs.Range(costs));
    }

    private DrawRows WriteDraw(int d, DrawRows? before, string? dates, string? amounts)
    {
        var rule = _ground.Case.Facility.PaymentDates.EndOfMonth;
        var facility = _ground.Case.Facility;
        var clock = _ground.Result.Loan.Draws[d];
        _sheet.Block($"Draw {d + 1}");
        var date = _sheet.Figure(
            "Day", CellUnit.Date,
            dates is null ? _ground.Closing.ValueCell : before is null ? $"MIN({dates})" : $"SMALL({dates},COUNTIF({dates},\"<=\"&{before.Date})+1)",
            WorkbookLayout.Serial(clock.Date));
        var weight = Held is { } held ? _sheet.Figure("Share of the loan", CellUnit.Percent, $"IF({held.Sum}>0,{held.Amounts[d]}/{held.Sum},0)", note: "Held to what is delivered.") : amounts is null
            ? _sheet.Figure("Share of the loan", CellUnit.Percent, $"IF({date}>0,1,0)", note: "Drawn at once.")
            : _sheet.Figure("Share of the loan", CellUnit.Percent, $"IF({Planned}>0,SUMIF({dates},{date},{amounts})/{Planned},0)");
        var month = _sheet.Figure("Month of the draw", CellUnit.Count, $"SUMPRODUCT(({_ground.Dates.All}<{date})*1)", note: "The first month on or after the day.");
        var tenor = DateFormulas.AddMonths(date.ValueCell, _inputs.Tenor.ValueCell, rule);
        var maturity = _sheet.Figure(
            "Maturity", CellUnit.Date, $"IF({_inputs.FinalMaturity}=\"\",{tenor},MIN({tenor},{_inputs.FinalMaturity}))");
        var free = DateFormulas.AddMonths(date.ValueCell, _inputs.InterestOnly.ValueCell, rule);
        var noPrincipal = _sheet.Figure(
            "No principal up to", CellUnit.Date, _inputs.CapitalisedUntil is { } until ? $"MAX({free},{until})" : free);
        var first = _sheet.Figure("First payment", CellUnit.Count, $"SUMPRODUCT((({_ground.Dates.All}<={date})+({Paid.All}<={date})>0)*{Pays.All})+1");
        var last = _sheet.Figure("Last payment", CellUnit.Count, $"MAX({first},{PaymentsUntil(maturity.ValueCell)})");
        var principal = _sheet.Figure(
            "First payment with principal", CellUnit.Count, $"MIN({last},MAX({first},{PaymentsUntil(noPrincipal.ValueCell)}+1))");
        _sheet.Figure("First payment date", CellUnit.Date, OnPayment(first), WorkbookLayout.Serial(clock.FirstPayment));
        _sheet.Figure("First date with principal", CellUnit.Date, OnPayment(principal), WorkbookLayout.Serial(clock.FirstPrincipal));
        _sheet.Figure("Last payment date", CellUnit.Date, OnPayment(last), WorkbookLayout.Serial(clock.Maturity));
        var margin = OwnMargin(d, date, dates);
        var falls = _sheet.Series("Drawn", CellUnit.Flag, $"IF({_ground.Months.Here}={month},1,0)");
        var live = _sheet.Series("Payment of the draw", CellUnit.Flag, $"IF(AND({Pays.Here}=1,{Number.Here}>={first},{Number.Here}<={last}),1,0)");
        var repays = _sheet.Series("Payment with principal", CellUnit.Flag, $"IF(AND({live.Here}=1,{Number.Here}>={principal}),1,0)");
        var start = _sheet.Series("Interest runs from", CellUnit.Date, $"IF({live.Here}=1,IF({Number.Here}={first},{date},{Start.Here}),\"\")");
        var dayCount = DayCount.Parse(facility.Interest.DayCount);
        var years = _sheet.Series("Years of the period", CellUnit.Factor, $"IF({live.Here}=1,{DayCountFormula.Years(dayCount, start.Here, Accrued.Here)},0)", note: facility.Interest.DayCount);
        var added = _inputs.CapitalisedUntil is { } day
            ? _sheet.Series(
                "Share of interest added to the loan", CellUnit.Percent,
                $"IF({live.Here}=1,IF({day}<={start.Here},0,IF({day}>={Accrued.Here},1,{DayCountFormula.Years(dayCount, start.Here, day.ValueCell)}/{years.Here})),0)")
            : null;
        var inKind = InKindRows.Write(_sheet, _inputs, dayCount, live, start, Accrued);
        var (lender, borrower) = RateRows.Write(_sheet, _ground, _inputs, live, start, InKindRows.OnTop(inKind, MarginOver(margin, live, start), years));
        if (inKind is not null)
            added = _sheet.Series("Share of interest added to the loan, paid in kind counted", CellUnit.Percent, $"IF({live.Here}=1,{inKind.Added(added, lender, years)},0)");
        return new DrawRows
        {
            Number = d + 1,
            Date = date,
            Maturity = maturity,
            Weight = weight,
            Month = month,
            First = first,
            FirstPrincipal = principal,
            Last = last,
            Falls = falls,
            Live = live,
            Repays = repays,
            Years = years,
            Margin = margin,
            LenderRate = lender,
            BorrowerRate = borrower,
            AddedShare = added,
        };
    }

    private string OnPayment(WorkbookRow number) => $"INDEX({Paid.All},MATCH({number},{Number.All},0))";

    // Changes within a period weigh by the days they are in force.
    private string MarginOver(string margin, WorkbookRow live, WorkbookRow start)
    {
        if (_inputs.MarginDays.Count == 0)
            return margin;
        var (days, changes) = (LoanInputs.Range(_inputs.MarginDays), LoanInputs.Range(_inputs.MarginChanges));
        return _sheet.Series(
            "Margin over the period", CellUnit.Percent,
            $"IF({live.Here}=1,{margin}+SUMPRODUCT(({days}<={start.Here})*{changes})+SUMPRODUCT(({days}>{start.Here})*({days}<{Accrued.Here})*{changes}*({Accrued.Here}-{days}))/({Accrued.Here}-{start.Here}),0)").Here;
    }

    private string OwnMargin(int d, WorkbookRow date, string? dates)
    {
        var engine = _ground.Result.Loan.Draws[d].MarginPerAnnum;
        if (_margins.Count > 0)
        {
            var (own, amounts) = (LoanInputs.Range(_margins), LoanInputs.Range(_inputs.DrawAmounts));
            return _sheet.Figure("Margin of the draw", CellUnit.Percent, $"SUMPRODUCT(({dates}={date})*{amounts}*{own})/SUMIF({dates},{date},{amounts})", engine).ValueCell;
        }

        return _inputs.TierMargins.Count == 0 ? _inputs.Margin.ValueCell : TierMargin("Margin of the draw", _ground.Case.Facility.Draws.Kind == DrawPlanKind.FollowDeliveries && _ground.IsNew ? date : null, engine).ValueCell;
    }

    // The margins of the customers behind the lots that a draw is for, by contracted GPUs.
    private WorkbookRow TierMargin(string label, WorkbookRow? date, double? engine)
    {
        var dealCase = _ground.Case;
        var worst = _inputs.TierMargins[MarginTiers.Worst(dealCase.Facility.Interest.MarginTiers)];
        var (gpus, weighted) = (new List<string>(), new List<string>());
        for (var c = 0; c < dealCase.Contracts.Count; c++)
        {
            var contract = dealCase.Contracts[c];
            var served = Enumerable.Range(0, _ground.Lots.Count).Where(lot => contract.LotIds.Count == 0 || contract.LotIds.Contains(dealCase.Lots[lot].Id)).ToList();
            if (served.Count == 0)
                continue;
            var funded = date is null ? "" : $"*({string.Join("+", served.Select(lot => $"IF(MAX({_ground.Lots[lot].Delivered},{_ground.Closing})={date},{_ground.Lots[lot].Gpus},0)"))})/({string.Join("+", served.Select(lot => _ground.Lots[lot].Gpus.ValueCell))})";
            gpus.Add(FormattableString.Invariant($"Contract{c + 1}_Gpus") + funded);
            weighted.Add($"{gpus[^1]}*{_inputs.TierMargins[MarginTiers.Of(dealCase.Facility.Interest.MarginTiers, contract.CustomerRating)]}");
        }

        return _sheet.Figure(
            label, CellUnit.Percent, gpus.Count == 0 ? worst.ValueCell : $"IF({string.Join("+", gpus)}>0,({string.Join("+", weighted)})/({string.Join("+", gpus)}),{worst})", engine, "By the ratings of the customers behind it.");
    }

    // Interest of a whole period, for figures that are not of one draw.
    private void WriteWholePeriods()
    {
        _sheet.Block("Interest of whole periods", "For what is discounted at the loan's own rate.");
        var dayCount = DayCount.Parse(_ground.Case.Facility.Interest.DayCount);
        var years = _sheet.Series("Years of the period", CellUnit.Factor, $"IF({Alive.Here}=1,{DayCountFormula.Years(dayCount, Start.Here, Accrued.Here)},0)");
        var margin = _draws[0].Margin;
        if (_margins.Count > 0 || _inputs.TierMargins.Count > 0)
        {
            var running = (DrawRows draw) => $"({Number.Here}>={draw.First})*({Number.Here}<={draw.Last})*{draw.Weight}";
            margin = _sheet.Series(
                "Margin of the draws then running", CellUnit.Percent,
                $"IF(AND({Alive.Here}=1,{Sum(running)}>0),({Sum(draw => $"{running(draw)}*{draw.Margin}")})/({Sum(running)}),{margin})").Here;
        }

        var inKind = InKindRows.Write(_sheet, _inputs, dayCount, Alive, Start, Accrued);
        var (_, borrower) = RateRows.Write(_sheet, _ground, _inputs, Alive, Start, InKindRows.OnTop(inKind, MarginOver(margin, Alive, Start), years));
        Growth = _sheet.Series("Interest per 1 of balance", CellUnit.Factor, $"{borrower.Here}*{years.Here}");
        Rate = borrower;
    }
}
