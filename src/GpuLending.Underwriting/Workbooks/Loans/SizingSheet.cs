using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Workbooks.Calculation;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The largest loan within each limit, the least of them, and which it is.</summary>
internal sealed class SizingSheet
{
    private readonly LoanGround _ground;
    private readonly LoanInputs _inputs;
    private readonly SizingInputs _terms;
    private readonly DrawsSheet _draws;
    private readonly WorkbookSheet _sheet;
    private readonly List<LimitRow> _limits = [];
    private SupportedRows? _supported;
    private SizeSearch? _search;
    private WorkbookRow _carriedByContracts = null!;

    private SizingSheet(LoanGround ground, LoanInputs inputs, SizingInputs terms, DrawsSheet draws)
    {
        (_ground, _inputs, _terms, _draws) = (ground, inputs, terms, draws);
        _sheet = ground.Draft.Model.Sheet(
            "Sizing", "The largest loan within each limit. Balances and payments are in proportion to the loan, so a loan of 1 is run once and each limit is a quotient.", ground.Draft.Months);
    }

    public UnitLoan Unit { get; private set; } = null!;

    /// <summary>The loan before rounding; projections run on it.</summary>
    public WorkbookRow Unrounded { get; private set; } = null!;

    /// <summary>The loan, rounded down to the cent.</summary>
    public WorkbookRow Loan { get; private set; } = null!;

    public WorkbookRow Commitment { get; private set; } = null!;

    /// <summary>What the lenders commit by day.</summary>
    public CommitmentRows Committed { get; private set; } = null!;

    /// <summary>Cash flow of the payment's period.</summary>
    public WorkbookRow Cash { get; private set; } = null!;

    /// <summary>Contracted cash flow of the payment's period.</summary>
    public WorkbookRow Contracted { get; private set; } = null!;

    /// <summary>Debt service that the period's cash carries.</summary>
    public WorkbookRow Allowed { get; private set; } = null!;

    /// <summary>Uses that depend on the loan, for a loan of 1, in the engine's order.</summary>
    public IReadOnlyList<WorkbookRow> Uses { get; private set; } = [];

    public static SizingSheet Write(LoanGround ground, LoanInputs inputs, SizingInputs terms, DrawsSheet draws)
    {
        var sizing = new SizingSheet(ground, inputs, terms, draws);
        sizing.WriteResult();
        return sizing;
    }

    private static string Quoted(string words) => $"\"{words}\"";

    private void WriteResult()
    {
        var result = _ground.Result.Sizing;
        _sheet.Block("The loan");
        Loan = _sheet.Declare();
        Unrounded = _sheet.Declare();
        Commitment = _sheet.Declare();
        var binding = _sheet.Declare();
        var bindingDate = _sheet.Declare();
        var least = _sheet.Declare();
        _sheet.Figure(
            "Loan", CellUnit.Cents, $"ROUNDDOWN({Unrounded}+{LoanConstants.Coin},{LoanConstants.Digits})", (double)result.LoanSize.Amount, "Rounded down to the cent.", "Loan_Size", Loan);
        _sheet.Figure("Loan before rounding", CellUnit.Cents, $"MAX(0,N({least}))", result.LoanSizeUnrounded, "Projections run on it.", "Loan_Size_Unrounded", Unrounded);
        _sheet.Figure("The limit that decides", CellUnit.Text, "", row: binding);
        _sheet.Figure("On", CellUnit.Date, "", result.Binding?.Date is { } on ? WorkbookLayout.Serial(on) : null, row: bindingDate);
        _sheet.Figure("Lenders commit", CellUnit.Cents, "", (double)result.Commitment.Amount, "More than the loan where fewer draws are planned than the limits allow.", "Loan_Commitment", Commitment);

        _sheet.Block("Limits", "The largest loan within each.");
        var table = Names(_inputs.SupportedShare is not null, _ground.IsNew).Select(name => _sheet.Figure(name, CellUnit.Cents, "")).ToList();

        WriteCash();
        _supported = Supported();
        _search = SizeSearch.For(_ground, _inputs, _draws, _sheet, _carriedByContracts);
        Unit = new UnitLoanRows(_ground, _inputs, _draws, _sheet).Write(Allowed, _supported, _search?.PathPerUnit(Unrounded));
        WriteUses();
        Add(AdvanceOnCostLimit());
        Add(LoanToValue());
        Add(DepreciatedCost());
        Add(DebtServiceCoverage());
        Add(LoanLifeCoverage());
        Add(Balloon());
        Add(CommitmentOf(out var asked));
        Add(Tenor());
        if (_supported is { } supported)
            Add(SupportedBalance(supported));

        for (var i = 0; i < table.Count; i++)
        {
            (table[i].Formula, table[i].EngineValue) = (_limits[i].Allows.ValueCell, _limits[i].Allows.EngineValue);
            table[i].Note = _limits[i].Status?.Value as string ?? "";
        }

        _sheet.Block("What decides");
        var candidates = _limits.Select(limit => _sheet.Figure(
            limit.Name, CellUnit.Money, limit.Status is { } status ? $"IF(AND({status}<>\"shown only\",ISNUMBER({limit.Allows})),{limit.Allows},\"\")" : limit.Allows.ValueCell)).ToList();
        var range = LoanInputs.Range(candidates);
        _sheet.Figure("The least", CellUnit.Money, $"IF(COUNT({range})=0,\"none\",MIN({range}))", row: least);
        binding.Formula = $"IF(COUNT({range})=0,\"none\",CHOOSE(MATCH(MIN({range}),{range},0),{string.Join(",", _limits.Select(limit => Quoted(limit.Name)))}))";
        bindingDate.Formula = $"IF(COUNT({range})=0,\"\",CHOOSE(MATCH(MIN({range}),{range},0),{string.Join(",", _limits.Select(limit => limit.Month is { } month ? $"IF(ISNUMBER({month}),INDEX({_ground.Dates.All},{month}+1),\"\")" : Quoted("")))}))";
        Commitment.Formula = CommitmentFormula(asked);
        // Where two limits allow as much, noise of the arithmetic names one of them.
        if (result.Binding is { Allows: { } bound } && result.Limits.Count(limit => limit.Allows is { } other && Math.Abs(other - bound) <= 1e-6 * Math.Max(1, bound)) > 1)
            bindingDate.EngineValue = null;
        binding.ShownText = _limits.Find(limit => limit.Key == result.Binding?.Key)?.Name ?? "none";
        _ground.Draft.Check("The loan is within every limit that holds", $"IF(COUNT({range})=0,{Unrounded}=0,{Unrounded}<=MAX(0,MIN({range})))");
    }

    private static IEnumerable<string> Names(bool supported, bool isNew) =>
    [
        "Advance on cost", "Loan-to-value", "Depreciated cost", "Debt service cover", "Loan life cover", "Balloon", isNew ? "Commitment" : "Opening balance", "Tenor", .. supported ? ["Supported balance"] : Array.Empty<string>(),
    ];

    private void Add(LimitRow limit) => _limits.Add(limit);

    private LimitResult? Engine(string key) => _ground.Result.Sizing.Limits.FirstOrDefault(limit => limit.Key == key);

    private void WriteCash()
    {
        _sheet.Block("Cash that carries debt service", "Cash of a payment is what came in since the payment before it.");
        var coverage = _ground.Result.Coverage.DebtService;
        var contracted = Period("Contracted cash of the period so far", _ground.ContractedCfads);
        var merchant = Period("Merchant cash of the period so far", _ground.MerchantCfads);
        Contracted = _sheet.Series("Contracted cash of the payment", CellUnit.Money, $"{_draws.Alive.Here}*{contracted.Here}", ByMonth(coverage.Select(point => (point.Month, point.ContractedCfads))));
        Cash = _sheet.Series("Cash of the payment", CellUnit.Money, $"{_draws.Alive.Here}*({contracted.Here}+{merchant.Here})", ByMonth(coverage.Select(point => (point.Month, point.Cfads))));
        _carriedByContracts = _sheet.Series(
            "Carried by contracts", CellUnit.Money, $"{_draws.Alive.Here}*MAX(0,IF({merchant.Here}<0,{contracted.Here}+{merchant.Here},{contracted.Here}))/{_terms.ContractedTarget}");
        Allowed = _sheet.Series(
            "Debt service carried", CellUnit.Money,
            $"{_carriedByContracts.Here}+{_draws.Alive.Here}*MAX(0,IF({contracted.Here}<0,{contracted.Here}+{merchant.Here},{merchant.Here}))/{_terms.MerchantTarget}");
    }

    private WorkbookRow Period(string label, WorkbookRow cash) => _sheet.Series(
        label, CellUnit.Money, row => $"IF({_ground.Months.Here}=0,0,{cash.Here}+IF({_draws.Pays.Before}=1,0,N({row.Before})))");

    /// <summary>A path by month from figures of some months.</summary>
    private double[] ByMonth(IEnumerable<(int Month, double Amount)> points)
    {
        var path = new double[_ground.Result.Months.Count];
        foreach (var (month, amount) in points)
            path[month] = amount;
        return path;
    }

    private void WriteUses()
    {
        _sheet.Block("Uses that depend on the loan, for a loan of 1");
        var isNew = _ground.IsNew;
        var first = _search?.InterestToFirst ?? string.Join("+", Unit.Draws.Select(part => $"SUMPRODUCT({part.Draw.Live.All},({_draws.Number.All}={part.Draw.First})*1,{part.Interest.All})"));
        var months = $"({_ground.Months.All}>{_draws.LastDrawMonth})*({_ground.Months.All}<={_draws.LastDrawMonth}+12)";
        var engine = _ground.Result.Sizing.Uses;
        Uses =
        [
            Use("Original issue discount", isNew ? _inputs.Discount.ValueCell : $"0*{_inputs.Discount}", 0),
            Use("Upfront fee", isNew ? _inputs.Upfront.ValueCell : $"0*{_inputs.Upfront}", 1),
            Use("Interest added to the loan", _search?.AddedBeforePrincipal ?? $"SUM({Unit.Added.All})", 2),
            Use("Interest to the first payment", isNew ? $"MAX(0,{first})" : $"0*({first})", 3),
            Use("Debt service reserve", $"MAX(0,SUMPRODUCT({months}*{Unit.Service.All}))*{_inputs.ReserveMonths}/12", 4),
        ];

        WorkbookRow Use(string label, string formula, int i) => _sheet.Figure(label, CellUnit.Factor, formula, engine[i].Share);
    }

    private LimitRow AdvanceOnCostLimit()
    {
        var terms = _ground.Case.Sizing.AdvanceOnCost;
        var engine = Engine("advance-on-cost");
        _sheet.Block("Advance on cost", "Uses that the loan funds are solved with it: loan = advance x (cost + its part of the loan) + the rest of its part.");
        var lots = _ground.Lots;
        var cost = _sheet.Figure(
            "Eligible cost", CellUnit.Money, string.Join("+", lots.Select((lot, i) => _draws.Funded.Count == 0 ? lot.EligibleCost.ValueCell : $"{_draws.Funded[i]}*{lot.EligibleCost}")));
        var rate = Rate(cost);
        var funding = SizingInputs.LoanUsesOf(terms);
        var atAdvance = _sheet.Figure("Uses counted as cost, per 1 of loan", CellUnit.Factor, Part(UseFunding.Advance));
        var inFull = _sheet.Figure("Uses funded in full, per 1 of loan", CellUnit.Factor, Part(UseFunding.Loan));
        if (_draws.Held is { } held)
        {
            var within = _sheet.Figure("Allows", CellUnit.Cents, $"MIN({held.Whole},{held.Sum})", engine?.Allows, "Draws held to what is delivered on their days may sum to less than the advance.");
            return new("advance-on-cost", "Advance on cost", _terms.Statuses[0], within, null);
        }

        var allows = _sheet.Figure(
            "Allows", CellUnit.Cents, $"IF(1-{rate}*{atAdvance}-{inFull}<=0,\"none\",MAX(0,{rate}*{cost}/(1-{rate}*{atAdvance}-{inFull})))", engine?.Allows);
        return new("advance-on-cost", "Advance on cost", _terms.Statuses[0], allows, null);

        string Part(UseFunding kind)
        {
            var parts = Uses.Where((_, i) => funding[i].Funding == kind).Select(use => use.ValueCell).ToList();
            return parts.Count == 0 ? $"0*{Uses[0]}" : string.Join("+", parts);
        }
    }

    private WorkbookRow Rate(WorkbookRow cost)
    {
        if (_terms.AdvanceRate is { } named)
            return _sheet.Figure("Advance", CellUnit.Percent, Reduced(named.ValueCell));
        var within = $"({_ground.Months.All}>=1)*({_ground.Months.All}<={_draws.LastMonth})";
        var revenue = _sheet.Figure("Contracted revenue to the last payment", CellUnit.Money, $"SUMPRODUCT({within}*{_ground.ContractedRevenue.All})");
        var cover = _sheet.Figure("Contracted revenue over cost", CellUnit.Ratio, $"IF({cost}>0,{revenue}/{cost},0)", _ground.Result.Sizing.Grid?.ContractedCover);
        var tenor = _sheet.Figure(
            "Longest draw, whole months", CellUnit.Count,
            $"MAX({string.Join(",", _draws.Draws.Select(draw => WholeMonths(draw)))})",
            _ground.Result.Sizing.Grid?.TenorMonths);
        var (letters, factors) = (LoanInputs.Range(_terms.ScaleLetters), LoanInputs.Range(_terms.ScaleFactors));
        var fees = _ground.ContractFees.Select((row, i) => _sheet.Figure($"Revenue of {_ground.Case.Contracts[i].Id} to the last payment", CellUnit.Money, $"SUMPRODUCT({within}*{row.All})")).ToList();
        var known = _terms.Ratings.Select((rating, i) => _sheet.Figure($"Letter known, {_ground.Case.Contracts[i].Id}", CellUnit.Flag, $"IF(ISNUMBER(MATCH({rating},{letters},0)),1,0)")).ToList();
        var own = _terms.Ratings.Select((rating, i) => _sheet.Figure(
            $"Rating factor, {_ground.Case.Contracts[i].Id}", CellUnit.Count, $"IF({known[i]}=1,INDEX({factors},MATCH({rating},{letters},0)),{SizingInputs.UnratedName})")).ToList();
        var nobody = _sheet.Figure(
            "Customers' rating factor, weighted by revenue", CellUnit.Quantity,
            fees.Count == 0 ? SizingInputs.NobodyName : $"IF(OR(SUM({LoanInputs.Range(fees)})<=0,SUMPRODUCT({LoanInputs.Range(fees)},{LoanInputs.Range(known)})<=0),{SizingInputs.NobodyName},SUMPRODUCT({LoanInputs.Range(fees)},{LoanInputs.Range(own)})/SUM({LoanInputs.Range(fees)}))",
            note: "Very large where no customer has a letter.");
        var letter = _sheet.Figure(
            "Factor of their letter", CellUnit.Count,
            $"IF({nobody}>={SizingInputs.NobodyName},{nobody},INDEX({factors},MIN(ROWS({factors}),SUMPRODUCT(({factors}<{nobody}*(1-{LoanConstants.Fine}))*1)+1)))");
        var (rates, covers, tenors, worst) = (LoanInputs.Range(_terms.GridRates), LoanInputs.Range(_terms.GridCovers), LoanInputs.Range(_terms.GridTenors), LoanInputs.Range(_terms.GridFactors));
        var best = $"SUMPRODUCT(MAX(({letter}<={worst})*({cover}>={covers}*(1-{LoanConstants.Fine}))*({tenor}<={tenors})*{rates}))";
        return _sheet.Figure("Advance of the grid's best row", CellUnit.Percent, Reduced(best), _ground.Result.Sizing.Grid?.AdvanceRate);

        string WholeMonths(DrawRows draw)
        {
            var end = $"INDEX({_ground.Dates.All},MATCH({draw.Last},{_draws.Number.All},0))";
            var date = _sheet.Figure($"Last payment of draw {draw.Number}", CellUnit.Date, end);
            var apart = $"({DateFormulas.MonthsApart(draw.Date.ValueCell, date.ValueCell)})";
            return DateFormulas.WholeMonths(draw.Date.ValueCell, date.ValueCell, apart, GpuLending.Engine.Calendars.EndOfMonthRule.SameDay);
        }
    }

    private string Reduced(string rate) => _terms.Reduction is { } off ? $"MAX(0,{rate}-{off})" : rate;

    private LimitRow LoanToValue()
    {
        var terms = _ground.Case.Sizing.LoanToValue;
        var value = _ground.Values[terms.Premise ?? _ground.Case.Valuation.Premise];
        _sheet.Block("Loan-to-value");
        var tested = terms.EveryDate
            ? _sheet.Series("Tested", CellUnit.Flag, $"IF({_ground.Months.Here}<={_draws.LastMonth},1,0)")
            : _sheet.Series("Tested", CellUnit.Flag, $"IF({_draws.Sum(draw => draw.Falls.Here)}>0,1,0)");
        var most = _sheet.Series("Maximum of value", CellUnit.Money, $"{Reduced(_terms.LoanToValue.ValueCell)}*{value.Here}");
        return Least("loan-to-value", "Loan-to-value", _terms.Statuses[1], tested, most, Unit.Balance);
    }

    private LimitRow DepreciatedCost()
    {
        _sheet.Block("Depreciated cost");
        var tested = _sheet.Series("Tested", CellUnit.Flag, $"IF({_ground.Months.Here}<={_draws.LastMonth},1,0)");
        var left = _ground.Lots.Select((lot, i) => DepreciatedRows.Of(_ground, _sheet, lot, _ground.Case.Lots[i].Id, _terms.DepreciatedLife)).ToList();
        var most = _sheet.Series("Maximum of cost left on the line", CellUnit.Money, $"{_terms.DepreciatedCost}*({string.Join("+", left.Select(row => row.Here))})");
        return Least("depreciated-cost", "Depreciated cost", _terms.Statuses[2], tested, most, Unit.Balance);
    }

    private LimitRow DebtServiceCoverage()
    {
        _sheet.Block("Debt service cover");
        return Least("debt-service-coverage", "Debt service cover", _terms.Statuses[3], _draws.Alive, Allowed, Unit.Service);
    }

    // The largest loan whose quantity stays within its cap on every tested date; the first of the dates that tie decides.
    private LimitRow Least(string key, string name, WorkbookRow status, WorkbookRow tested, WorkbookRow cap, WorkbookRow quantity)
    {
        var engine = Engine(key);
        if (_search is not null)
        {
            var (found, at) = _search.Write(name, tested, cap, ofService: quantity == Unit.Service);
            return new(
                key, name, status, _sheet.Figure("Allows", CellUnit.Cents, found.ValueCell, engine?.Allows, "Found on the sheet Search."), _sheet.Figure("Month that decides", CellUnit.Count, at.ValueCell, engine?.Month));
        }

        var ratio = _sheet.Series(
            "Holds a loan of", CellUnit.Money, $"IF(AND({tested.Here}=1,{quantity.Here}>{LoanConstants.Fine}),{cap.Here}/{quantity.Here},\"\")");
        var least = _sheet.Figure("Least", CellUnit.Money, $"IF(COUNT({ratio.All})=0,\"none\",MIN({ratio.All}))");
        var allows = _sheet.Figure("Allows", CellUnit.Cents, $"IF(ISNUMBER({least}),MAX(0,{least}),{least})", engine?.Allows);
        var tight = _sheet.Series("Decides", CellUnit.Flag, $"IF(ISNUMBER({ratio.Here}),IF({ratio.Here}<={least}+ABS({least})*{LoanConstants.Noise},1,0),0)");
        var month = _sheet.Figure("Month that decides", CellUnit.Count, $"IF(ISNUMBER({least}),MATCH(1,{tight.All},0)-1,\"\")", engine?.Month);
        return new(key, name, status, allows, month);
    }

    private LimitRow LoanLifeCoverage()
    {
        var engine = Engine("loan-life-coverage");
        _sheet.Block("Loan life cover on contracted cash", "Worth at closing at the loan's own rate.");
        var discount = _sheet.Series("Discount factor from closing", CellUnit.Factor, row => $"IF({_ground.Months.Here}=0,1,{row.Before})/(1+{_draws.Alive.Here}*{_draws.Growth.Here})");
        var cash = _sheet.Figure("Worth of contracted cash", CellUnit.Money, $"SUMPRODUCT({_draws.Alive.All},{discount.All},{Contracted.All})");
        var worth = Unit.Draws.Select(part => _sheet.Figure(
            $"Worth of draw {part.Draw.Number} of a loan of 1", CellUnit.Factor,
            $"{part.Draw.Weight}*(1+{At(part.Draw, part.Draw.BorrowerRate)}*{At(part.Draw, part.Draw.Years)})*INDEX({discount.All},MATCH({part.Draw.First},{_draws.Number.All},0))")).ToList();
        var allows = _sheet.Figure("Allows", CellUnit.Cents, $"MAX(0,{cash}/{_terms.LoanLifeTarget}/({string.Join("+", worth.Select(row => row.ValueCell))}))", engine?.Allows);
        return new("loan-life-coverage", "Loan life cover", _terms.Statuses[4], allows, AtClosing());

        string At(DrawRows draw, WorkbookRow row) => $"INDEX({row.All},MATCH({draw.First},{_draws.Number.All},0))";
    }

    private WorkbookRow AtClosing() => _sheet.Figure("Month that decides", CellUnit.Count, _ground.Months.First, note: "Closing.");

    private LimitRow Balloon()
    {
        var accepted = !string.IsNullOrWhiteSpace(_ground.Case.Facility.Amortisation.BalloonReason);
        var engine = Engine("balloon");
        _sheet.Block("Balloon", accepted ? $"Accepted because: {_ground.Case.Facility.Amortisation.BalloonReason}" : "");
        var share = _sheet.Figure("Left to maturity, share of the loan", CellUnit.Percent, _search is null ? $"SUM({Unit.Balloon.All})" : $"0*{_draws.LastMonth}");
        var allows = _sheet.Figure(
            "Allows", CellUnit.Cents, accepted ? $"IF({share}>={share},\"none\",0)" : $"IF({share}<={_terms.Balloon}+{LoanConstants.Noise},\"none\",0)", engine?.Allows);
        var month = _sheet.Figure("Month", CellUnit.Count, _draws.LastMonth.ValueCell);
        return new("balloon", "Balloon", _terms.Statuses[5], allows, month);
    }

    private LimitRow CommitmentOf(out WorkbookRow asked)
    {
        var engine = Engine("commitment");
        _sheet.Block("Commitment");
        var path = CommitmentRows.Write(_ground, _inputs, _terms, _draws, _sheet);
        Committed = path;
        asked = path.Most;
        if (_inputs.Opening is { } opening)
        {
            var balance = _sheet.Figure("Allows", CellUnit.Cents, opening.ValueCell, engine?.Allows, "The loan is already drawn.");
            return new("commitment", "Opening balance", _terms.Statuses[6], balance, AtClosing());
        }

        var sum = _draws.SumEntered is { } entered ? $",{entered}" : "";
        var allows = _sheet.Figure("Allows", CellUnit.Cents, $"IF(COUNT({path.Allows}{sum})=0,\"none\",MIN({path.Allows}{sum}))", engine?.Allows);
        return new("commitment", "Commitment", _terms.Statuses[6], allows, path.Month is { } month ? _sheet.Figure("Month that decides", CellUnit.Count, $"IF({allows}<{path.Allows},\"\",{month})", engine?.Month) : null);
    }

    private string CommitmentFormula(WorkbookRow asked)
    {
        var round = (string amount) => $"ROUNDDOWN({amount}+{LoanConstants.Coin},{LoanConstants.Digits})";
        if (_inputs.Opening is not null)
            return round($"MAX({Unrounded},N({asked}))");
        var others = _limits.Where(limit => limit.Key != "commitment" && limit.Status is not null).Select(limit => $"IF(AND({limit.Status}<>\"shown only\",ISNUMBER({limit.Allows})),{limit.Allows},{asked})");
        return $"IF(ISNUMBER({asked}),{round($"MAX({Unrounded},MIN({asked},{string.Join(",", others)}))")},{round(Unrounded.ValueCell)})";
    }

    private SupportedRows? Supported()
    {
        if (_inputs.SupportedShare is not { } share)
            return null;
        var carries = _sheet.Series(
            "Carried where cash may be below zero", CellUnit.Money, $"IF({Cash.Here}<0,{Cash.Here}/{_terms.ContractedTarget},{Allowed.Here})", note: "Cash below zero takes from what later cash supports.");
        return SupportedRows.Write(_ground, _draws, _sheet, carries, _ground.Values[_ground.Case.Sizing.LoanToValue.Premise ?? _ground.Case.Valuation.Premise], share);
    }

    private LimitRow SupportedBalance(SupportedRows supported)
    {
        var engine = Engine("supported-balance");
        _sheet.Block("Supported balance");
        var allows = _sheet.Figure("Allows", CellUnit.Cents, $"IF({supported.Owed}>0,{supported.AtAnchor}/{supported.Owed},\"none\")", engine?.Allows);
        return new("supported-balance", "Supported balance", _terms.Statuses[8], allows, supported.Month);
    }

    private LimitRow Tenor()
    {
        var engine = Engine("tenor");
        _sheet.Block("Tenor");
        var left = _search?.BalanceOf(string.Join("+", _ground.Lots.Select(lot => lot.EligibleCost.ValueCell))) ?? Unit.Balance;
        var shares = new List<WorkbookRow>();
        var days = new List<WorkbookRow>();
        if (_ground.ContractedUntil.Count > 0)
            Past("after the last contract", $"EDATE(MAX({string.Join(",", _ground.ContractedUntil)}),{_terms.MonthsPastContracts})");
        if (_ground.Lots.Count > 0)
            Past("after the last lot's economic life", $"EDATE(MAX({string.Join(",", _ground.Lots.Select(lot => lot.InService.ValueCell))}),ROUND({_terms.EconomicLife}*12,0))");
        if (shares.Count == 0)
        {
            var none = _sheet.Figure("Allows", CellUnit.Cents, $"IF({_terms.ShareOutstanding}>=0,\"none\",0)", engine?.Allows, "There is no contract and no lot to outlive.");
            return new("tenor", "Tenor", _terms.Statuses[7], none, null);
        }

        var worst = $"MAX({string.Join(",", shares.Select(share => share.ValueCell))})";
        var allows = _sheet.Figure("Allows", CellUnit.Cents, $"IF({worst}<={_terms.ShareOutstanding}+{LoanConstants.Noise},\"none\",0)", engine?.Allows);
        var day = shares.Count == 1 ? days[0].ValueCell : $"IF({shares[1]}>{shares[0]},{days[1]},{days[0]})";
        var month = _sheet.Figure("Month", CellUnit.Count, $"MAX(0,SUMPRODUCT(({_ground.Dates.All}<={day})*1)-1)", engine?.Month);
        return new("tenor", "Tenor", _terms.Statuses[7], allows, month);

        void Past(string what, string formula)
        {
            var on = _sheet.Figure($"Day {what}", CellUnit.Date, formula);
            var known = $"MAX(1,SUMPRODUCT(({_ground.Dates.All}<={on})*1))";
            days.Add(on);
            shares.Add(_sheet.Figure(
                $"Share of the loan left {what}", CellUnit.Percent,
                $"IF({on}<{_ground.Closing},1,IF({on}>={_draws.LastDate},0,INDEX({left.All},{known})))"));
        }
    }
}
