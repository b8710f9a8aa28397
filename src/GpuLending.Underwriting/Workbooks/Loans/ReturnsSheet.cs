
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>What lenders earn, and where the money comes from and goes.</summary>
internal sealed class ReturnsSheet
{
    private readonly LoanGround _ground;
    private readonly LoanInputs _inputs;
    private readonly DrawsSheet _draws;
    private readonly SizingSheet _sizing;
    private readonly LoanSheet _loan;
    private readonly AgreedWaterfall? _agreed;
    private readonly WorkbookSheet _sheet;

    private ReturnsSheet(LoanGround ground, LoanInputs inputs, DrawsSheet draws, SizingSheet sizing, LoanSheet loan, AgreedWaterfall? agreed)
    {
        (_ground, _inputs, _draws, _sizing, _loan, _agreed) = (ground, inputs, draws, sizing, loan, agreed);
        _sheet = ground.Draft.Model.Sheet("Returns", "What lenders earn, and sources and uses.", ground.Draft.Months);
    }

    public static void Write(LoanGround ground, LoanInputs inputs, DrawsSheet draws, SizingSheet sizing, LoanSheet loan, AgreedWaterfall? agreed)
    {
        var returns = new ReturnsSheet(ground, inputs, draws, sizing, loan, agreed);
        returns.WriteLenders();
        if (agreed is not null && ground.Result.Equity is { } equity)
            returns.WriteSponsor(agreed, equity);
        returns.WriteSources();
    }

    private void WriteLenders()
    {
        var engine = _ground.Result.Returns;
        var size = _sizing.Unrounded;
        var upfront = _ground.IsNew ? _inputs.Upfront.ValueCell : "0";
        var discount = _ground.IsNew ? $"(1-{_inputs.Discount})" : "1";
        var hedge = _loan.Hedge is { } paid ? $"-{paid.Here}" : "";
        var agency = _loan.Agency is { } agent ? $"-{agent.Here}" : "";
        _sheet.Block("Cash of the lenders", "What they pay is below zero. The agency fee is the agent's.");
        var outflow = _sheet.Series("Lent, less discount", CellUnit.Money, $"-{size}*{discount}*({_draws.Sum(draw => $"{draw.Falls.Here}*{draw.Weight}")})", total: true);
        var inflow = _sheet.Series(
            "Received", CellUnit.Money,
            $"IF({_ground.Months.Here}=0,{upfront}*{size},0)+IF({_draws.Alive.Here}=1,{_loan.Interest.Here}{hedge}+{_loan.Principal.Here}+{_loan.Fees.Here}{agency},0)", total: true);
        var onDates = _draws.Paid == _ground.Dates && _ground.Result.Loan.Draws.All(draw => _ground.Result.Months.Contains(draw.Date));
        var (dates, flows) = onDates ? OneLine(outflow, inflow) : ByDraw(inflow, discount);

        _sheet.Block("Returns of the lenders");
        var xirr = onDates && _ground.Result.Loan.Draws[0].Date == _ground.Case.ClosingDate
            ? _sheet.Figure("Internal rate of return, dated", CellUnit.Percent, $"IF({size}>0,XIRR({flows},{dates}),\"\")", engine.LenderXirr, "365 days a year, as XIRR counts.", "Lender_Irr")
            : Stepped(flows, dates, _draws.Rate, engine.LenderXirr, "Lender_Irr");
        _sheet.Figure(
            "The same as a nominal yield of the payment period", CellUnit.Percent, $"IF(ISNUMBER({xirr}),12/{_inputs.Period}*((1+{xirr})^({_inputs.Period}/12)-1),\"\")", engine.NominalYield);
        _sheet.Figure(
            "Weighted average life, years", CellUnit.Factor,
            $"IF(SUM({_loan.Principal.All})>0,SUMPRODUCT({_loan.Principal.All}*({_draws.Paid.All}-{_ground.Closing}))/{LoanConstants.ReturnYear}/SUM({_loan.Principal.All}),\"\")", engine.WeightedAverageLifeYears);
        _sheet.Figure(
            "Multiple of what is lent", CellUnit.Ratio, $"IF(SUM({outflow.All})<0,-SUM({inflow.All})/SUM({outflow.All}),\"\")", engine.MultipleOnInvestedCapital);
        _sheet.Figure(
            "Interest and interest added", CellUnit.Cents, $"SUM({_loan.Interest.All})+SUM({_loan.Added.All}){(_loan.Hedge is { } all ? $"-SUM({all.All})" : "")}", engine.TotalInterest);
        _sheet.Figure(
            "Fees with discount", CellUnit.Cents, $"SUM({_loan.Fees.All})+{size}*({upfront}+1-{discount})", engine.TotalFees);
        _sheet.Figure(
            "Worth of the lenders' cash at that return", CellUnit.Cents, $"IF(ISNUMBER({xirr}),{Worth(xirr, flows, dates)},0)", note: "Nothing, if the return is right.", name: "Lender_Worth");
        _ground.Draft.Check("The lenders' cash is worth nothing at their return", $"ABS(Lender_Worth)<=MAX(1,{size}*{LoanConstants.Noise})");
    }

    // Every draw and payment falls on a date of the months.
    private (string Dates, string Flows) OneLine(WorkbookRow outflow, WorkbookRow inflow)
    {
        var net = _sheet.Series("Net", CellUnit.Money, $"{outflow.Here}+{inflow.Here}", total: true);
        return (_ground.Dates.All, net.All);
    }

    // A draw between two dates has a day of its own: a line for each draw above the line of payments.
    private (string Dates, string Flows) ByDraw(WorkbookRow inflow, string discount)
    {
        var days = _draws.Draws.Select(draw => _sheet.Series($"Day of draw {draw.Number}", CellUnit.Date, $"IF({draw.Falls.Here}=1,{draw.Date},{_draws.Paid.Here})")).ToList();
        var dates = _sheet.Series("Day of payments", CellUnit.Date, _draws.Paid.Here);
        var flows = _draws.Draws.Select(draw => _sheet.Series($"Lent by draw {draw.Number}", CellUnit.Money, $"-{_sizing.Unrounded}*{discount}*{draw.Falls.Here}*{draw.Weight}")).ToList();
        var received = _sheet.Series("Received", CellUnit.Money, inflow.Here);
        return (days[0].AllTo(dates), flows[0].AllTo(received));
    }

    // Newton's steps, since XIRR misreads a first flow of nothing.
    private WorkbookRow Stepped(string flows, string dates, WorkbookRow start, double? engine, string name)
    {
        const int steps = 16;
        var years = $"(({dates}-{_ground.Closing})/{LoanConstants.ReturnYear})";
        var rate = _sheet.Figure("Rate to start from", CellUnit.Percent, $"INDEX({start.All},{_draws.LastMonth}+1)");
        for (var step = 1; step < steps; step++)
            rate = _sheet.Figure($"Step {step}", CellUnit.Percent, Next(rate));
        return _sheet.Figure("Internal rate of return, dated", CellUnit.Percent, $"IF({_sizing.Unrounded}>0,{Next(rate)},\"\")", engine, "365 days a year, by Newton's steps.", name);

        string Next(WorkbookRow from) =>
            $"IF({_sizing.Unrounded}>0,{from}+SUMPRODUCT({flows}*(1+{from})^-{years})/SUMPRODUCT({flows}*{years}*(1+{from})^(-1-{years})),0)";
    }

    // Out: the lots on their days, fees, what the sponsor pays in; in: draws and distributions.
    private void WriteSponsor(AgreedWaterfall agreed, EquityReturns engine)
    {
        var isNew = _ground.IsNew;
        var (size, months, closing) = (_sizing.Unrounded, _ground.Months, _ground.Closing);
        _sheet.Block("Cash of the sponsor", "Each lot and draw on its own day.");
        var lots = _ground.Lots.Select((lot, i) => (
            Day: $"MAX({lot.Delivered},{closing})", Amount: isNew ? $"-{lot.TotalCost}" : $"-IF({lot.Delivered}>{closing},{lot.TotalCost},0)", Name: _ground.Case.Lots[i].Id));
        var draws = isNew
            ? _draws.Draws.Select(draw => (Day: draw.Date.ValueCell, Amount: $"{size}*{draw.Weight}*(1-{_inputs.Discount})", Name: $"draw {draw.Number}"))
            : [];
        var lines = lots.Concat(draws).ToList();
        var days = lines.Select(line => _sheet.Series($"Day: {line.Name}", CellUnit.Date, $"IF({months.Here}=0,{line.Day},{_draws.Paid.Here})")).ToList();
        var dates = _sheet.Series("Day: payments", CellUnit.Date, _draws.Paid.Here);
        var flows = lines.Select(line => _sheet.Series($"Paid or received: {line.Name}", CellUnit.Money, $"IF({months.Here}=0,{line.Amount},0)")).ToList();
        var prepaid = _ground.PrepaymentReceived is { } received ? $"+{received.Here}" : "";
        var rest = _sheet.Series(
            "Fees, accounts, support and distributions", CellUnit.Money,
            $"IF({months.Here}=0,-{(isNew ? _inputs.Upfront.ValueCell : "0")}*{size},0)-{agreed.Funding.Here}-{agreed.Support.Here}+{agreed.Distributions.Here}{prepaid}");
        var (when, what) = (days[0].AllTo(dates), flows[0].AllTo(rest));
        _sheet.Block("Returns of the sponsor");
        if (engine.Xirr is not null)
            Stepped(what, when, _draws.Rate, engine.Xirr, "Sponsor_Irr");
        _sheet.Figure("Received less paid", CellUnit.Cents, $"SUM({what})", engine.Received - engine.PaidIn);
    }

    private string Worth(WorkbookRow rate, string flows, string dates) => $"SUMPRODUCT({flows}*(1+{rate})^(({_ground.Closing}-{dates})/{LoanConstants.ReturnYear}))";

    private void WriteSources()
    {
        var engine = _ground.Result.SourcesAndUses;
        _sheet.Block("Uses");
        var uses = new List<WorkbookRow>();
        var names = FundingNames;
        for (var category = 0; category < names.Count; category++)
        {
            if (_ground.Case.Lots.Count > 0)
                Use(names[category], string.Join("+", _ground.Lots.Select(lot => lot.ByCategory[category].ValueCell)));
        }

        var size = _sizing.Unrounded.ValueCell;
        if (_ground.IsNew)
        {
            Use("Original issue discount", $"MAX(0,{_inputs.Discount})*{size}");
            Use("Upfront fee", $"{_inputs.Upfront}*{size}");
            if (_inputs.HedgePremium is { } premium)
                Use("Hedge premium", premium.ValueCell);
        }

        Use("Capitalised interest", $"SUM({_loan.Added.All})");
        if (_ground.Result.Sizing.Uses.FirstOrDefault(use => use.Key == "interest-to-first-payment") is { Funding: not GpuLending.Engine.Sizing.UseFunding.Sponsor } first)
            Use(first.Name, $"{_sizing.Uses[3]}*{size}");
        if (_agreed is { } agreed)
            Use("Reserve accounts", $"SUM({agreed.Funding.All})");
        else
            Use("Debt service reserve", "Reserve_Amount");
        var total = _sheet.Figure("Total uses", CellUnit.Cents, $"SUM({LoanInputs.Range(uses)})", (double)engine.Total.Amount);

        _sheet.Block("Sources");
        var sources = new List<WorkbookRow> { Source("Loan", _sizing.Loan.ValueCell) };
        if (_ground.IsNew)
            sources.Add(Source("Issue premium", $"MAX(0,-{_inputs.Discount})*{size}"));
        sources.Add(Source("Interest added to the loan", $"SUM({_loan.Added.All})"));
        if (_ground.PrepaymentReceived is { } prepaid)
            sources.Add(Source("Customer prepayments", $"SUMPRODUCT(({_ground.Months.All}<={_draws.LastDrawMonth})*{prepaid.All})"));
        sources.Add(Source("Sponsor's equity", $"{total}-SUM({LoanInputs.Range(sources)})"));
        var all = _sheet.Figure("Total sources", CellUnit.Cents, $"SUM({LoanInputs.Range(sources)})", (double)engine.Total.Amount);
        _ground.Draft.Check("Sources are uses", $"ABS({all}-{total})<{LoanConstants.HalfCoin}");

        void Use(string name, string formula) => uses.Add(_sheet.Figure(
            name, CellUnit.Cents, $"ROUND({formula},{LoanConstants.Digits})", (double)(engine.Uses.FirstOrDefault(use => use.Name == name)?.Amount.Amount ?? 0)));
        WorkbookRow Source(string name, string formula) => _sheet.Figure(
            name, CellUnit.Cents, $"ROUND({formula},{LoanConstants.Digits})", (double)(engine.Sources.FirstOrDefault(source => source.Name == name)?.Amount.Amount ?? 0));
    }

    private static IReadOnlyList<string> FundingNames { get; } = ["GPUs", "Network", "Installation", "Freight", "Duty", "Soft cost"];
}
