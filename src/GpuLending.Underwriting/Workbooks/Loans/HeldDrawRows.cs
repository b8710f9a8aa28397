using GpuLending.Engine;
using GpuLending.Engine.Sizing;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Draws held to what is delivered on their days: all draws together at most the advance on it. docs/methodology/draws.md.</summary>
/// <param name="Whole">Loan that the advance allows on all eligible cost.</param>
/// <param name="Amounts">Amount left of each draw, in the order of the days.</param>
/// <param name="Sum">Their sum: the most the loan can be.</param>
internal sealed record HeldDrawRows(WorkbookRow Whole, IReadOnlyList<WorkbookRow> Amounts, WorkbookRow Sum)
{
    /// <summary>Whether the terms hold draws to deliveries. A limit that is only shown holds nothing.</summary>
    public static bool Are(DealCase dealCase) =>
        dealCase.Sizing.AdvanceOnCost is { DrawTest: not DrawTest.WholeFleet, Status: not LimitStatus.ShownOnly } && dealCase.Facility.OpeningBalance is null;

    /// <summary>Writes the cells.</summary>
    /// <param name="funded">1 for each lot whose cost the loan may fund; empty where it funds them all.</param>
    /// <param name="dates">Days planned, a range; null for one draw at closing.</param>
    /// <param name="amounts">What the shares of the days are taken of, a range.</param>
    /// <param name="planned">The sum of it.</param>
    /// <param name="entered">Sum of the draws entered; null for other plans.</param>
    public static HeldDrawRows Write(
        LoanGround ground, LoanInputs inputs, SizingInputs terms, WorkbookSheet sheet, IReadOnlyList<WorkbookRow> funded, string? dates, string? amounts, WorkbookRow? planned, WorkbookRow? entered)
    {
        var carried = ground.Case.Sizing.AdvanceOnCost.DrawTest == DrawTest.AsDeliveredCarried;
        sheet.Block("Draws held to what is delivered", carried ? "What a draw is cut by is drawn as soon as enough is delivered." : "What a draw is cut by is not drawn.");
        var costs = ground.Lots.Select((lot, i) => funded.Count == 0 ? lot.EligibleCost.ValueCell : $"{funded[i]}*{lot.EligibleCost}").ToList();
        var cost = sheet.Figure("Eligible cost", CellUnit.Money, string.Join("+", costs));
        var rate = terms.Reduction is { } off ? $"MAX(0,{terms.AdvanceRate}-{off})" : terms.AdvanceRate!.ValueCell;
        var whole = sheet.Figure("The advance on it", CellUnit.Money, $"{rate}*{cost}");
        var wanted = sheet.Figure(
            "Draws planned together", CellUnit.Money,
            entered is { } sum ? sum.ValueCell : $"MIN({whole}{(inputs.Commitment.Value is null && terms.Hold is null && inputs.TranchesCommit is null ? "" : $",{CommitmentRows.MostOf(inputs, terms)}")})");
        var left = new List<WorkbookRow>();
        WorkbookRow? day = null;
        var rest = "0";
        foreach (var _ in ground.Result.Loan.Draws)
        {
            var number = left.Count + 1;
            day = sheet.Figure(
                $"Day of draw {number}", CellUnit.Date,
                dates is null ? ground.Closing.ValueCell : day is null ? $"MIN({dates})" : $"SMALL({dates},COUNTIF({dates},\"<=\"&{day})+1)");
            var share = amounts is null ? "1" : $"IF({planned}>0,SUMIF({dates},{day},{amounts})/{planned},0)";
            var asked = sheet.Figure($"Draw {number} as planned", CellUnit.Money, $"{wanted}*{share}+{rest}");
            var delivered = sheet.Figure($"Delivered by draw {number}", CellUnit.Money, string.Join("+", costs.Select((one, i) => $"IF({ground.Lots[i].Delivered}<={day},{one},0)")));
            var before = left.Count == 0 ? "0" : $"({string.Join("+", left.Select(row => row.ValueCell))})";
            var room = sheet.Figure($"Room for draw {number}", CellUnit.Money, $"IF({cost}>0,{whole}*{delivered}/{cost},0)-{before}");
            var most = $"MAX(0,MIN({asked},{room}))";
            left.Add(sheet.Figure(
                $"Draw {number} as held", CellUnit.Money, $"IF({asked}-{most}<={LoanConstants.Noise}*{asked},{asked},{most})", ground.Result.Loan.Draws.Count == 0 ? null : HeldBy(ground, left.Count)));
            rest = carried ? $"({asked}-{left[^1]})" : "0";
        }

        foreach (var (row, i) in left.Select((row, i) => (row, i)))
            ground.Draft.Check($"Draw {i + 1} is not cut to nothing", $"{row}>{LoanConstants.Nothing}", "Where it is, take the figures from the desk.");
        return new HeldDrawRows(whole, left, sheet.Figure("Draws as held together", CellUnit.Money, string.Join("+", left.Select(row => row.ValueCell))));
    }

    // The engine keeps the amount held as a share of the loan: the loan is the sum of the draws where nothing else holds it.
    private static double? HeldBy(LoanGround ground, int draw) => ground.Result.Sizing.Binding?.Key == "advance-on-cost" ? ground.Result.Sizing.ByDraw[draw].Amount : null;
}
