using System.Globalization;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Workings;

/// <summary>
/// Opens a figure of a finished run into formula, inputs and source. A view over the run: nothing is recorded while it computes, and
/// the formula with the inputs shown gives the value again.
/// </summary>
/// <remarks>
/// Figures: size · limit/{key} · advance-rate · supported/{month} · rate/closing · rate/hedged · coverage/debt-service/{month} · coverage/loan-to-value/{month} ·
/// coverage/contracted/{month} · coverage/merchant/{month} · draw/{number}/{limit key} · use/{key} · contracted-capacity · junior · junior/limit/{key} · junior/coverage/{month} ·
/// junior/loan-to-value/{month} · coverage/loan-to-cost/{month} · coverage/loan-life/{month} · covenant/{id}/{date} · borrowing-base/{month} · cashflow/{line}/{month} · income-tax/{year|shield} · collateral/marked/{month} ·
/// collateral/lot/{id}/{month} · collateral/opinion/{lot}/{key} · collateral/ratio/{lot}/{key} · collateral/mark/{lot} · collateral/dispersion ·
/// collateral/dispersion/{lot} · collateral/dispersion-reduction · collateral/sale/{lot}/{premise} · collateral/block-discount/{lot}/{premise} ·
/// collateral/liquidation/{premise} · collateral/support/{id}/{month} · collateral/cure/{month} · collateral/standard/{base|market|distress|encumbered} · collateral/loan-to-value/{id}/{month} · collateral/premise/{premise}/{month} · loan/{line}/{month} · returns/{line} ·
/// waterfall/cash-in/{month} · waterfall/step/{place}/{month} · waterfall/account/{place}/{month} · waterfall/trigger/{place}/{month} · equity/{xirr|multiple} ·
/// contract/fees/{id}/{month} · contract/{line}/{id} · contract-book/{line} · roll-over/{line}/{month} · roll-over/{line} ·
/// credit/{line} · credit/loss-given-default/{year} · credit/route/{year}/{place} · credit/{probability|exposure|value|severity|discount-factor|loss}/{year} ·
/// credit/{lifetime-probability|loss-share|discount-rate} · raroc/{line} · headroom/{limit key} · schedule/{column}/{row} · schedule-total/{column} · draw-schedule/{number}/{column}/{row} ·
/// sources/{place} · uses/{place} · cost/{eligible|total|category/{place}} · sources-and-uses/{total|gpu-share} · run-off/{line} · coverage/{minimum|average|minimum-contracted|maximum-loan-to-value} · carrying/{column}/{row} ·
/// cashflow-year/{line}/{year, 0 for the life}. Rows and places count from 0.
/// </remarks>
public static class FigureWorkings
{
    /// <summary>Explains one figure.</summary>
    /// <param name="dealCase">Case the run was made of.</param>
    /// <param name="snapshot">Market it was made on.</param>
    /// <param name="result">The run.</param>
    /// <param name="figure">Key of the figure, or its place in the result as a JSON pointer such as "/loan/balance/12".</param>
    /// <param name="catalogue">The kinds of curve it was made with; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <returns>The working.</returns>
    /// <exception cref="ArgumentException">No figure has this key in this run.</exception>
    public static Working Explain(DealCase dealCase, MarketSnapshot snapshot, UnderwritingResult result, string figure, CurveCatalogue? catalogue = null)
    {
        var run = new ExplainedRun(dealCase, snapshot, result, catalogue ?? CurveCatalogue.Standard);
        if (figure.StartsWith('/'))
            figure = FigurePaths.KeyOf(result, figure) ?? throw Unknown(figure);
        var parts = figure.Split('/');
        return parts switch
        {
            ["size"] => SizingWorkings.Size(run),
            ["limit", var key] => SizingWorkings.Limit(run, key),
            ["headroom", var key] => LifetimeWorkings.Headroom(run, key, figure),
            ["schedule", var line, var row] => ScheduleWorkings.OfFacility(run, line, row, figure),
            ["schedule-total", var line] => ScheduleWorkings.Total(run, line, figure),
            ["draw-schedule", var number, var line, var row] => ScheduleWorkings.OfDraw(run, number, line, row, figure),
            ["sources", var place] => FundingWorkings.Source(run, place, figure),
            ["uses", var place] => FundingWorkings.Use(run, place, figure),
            ["sources-and-uses", var line] => FundingWorkings.Line(run, line, figure),
            ["cost", .. var of] => FundingWorkings.Cost(run, of, figure),
            ["run-off", var line] => LifetimeWorkings.RunOff(run, line, figure),
            ["coverage", var line] => LifetimeWorkings.Coverage(run, line, figure),
            ["carrying", var line, var row] => LifetimeWorkings.Carrying(run, line, row, figure),
            ["cashflow-year", var line, var year] => LifetimeWorkings.Year(run, line, year, figure),
            ["raroc", var line] => LossYearWorkings.Return(run, line, figure),
            ["credit", "probability" or "exposure" or "value" or "discount-factor" or "loss" or "severity", var year] => LossYearWorkings.Year(run, parts[1], year, figure),
            ["credit", "lifetime-probability" or "loss-share" or "discount-rate"] => LossYearWorkings.OverLife(run, parts[1], figure),
            ["supported", var month] => SupportedWorkings.Balance(run, Month(run, month, figure), figure),
            ["advance-rate"] => SizingWorkings.AdvanceRate(run),
            ["rate", "closing"] => ReturnWorkings.RateAtClosing(run),
            ["rate", "hedged"] => ReturnWorkings.HedgedRateAtClosing(run),
            ["coverage", "debt-service", var month] => CoverageWorkings.DebtService(run, Month(run, month, figure), figure),
            ["coverage", "loan-to-value", var month] => CoverageWorkings.LoanToValue(run, Month(run, month, figure), figure),
            ["coverage", "loan-to-cost", var month] => CoverageWorkings.LoanToCost(run, Month(run, month, figure), figure),
            ["coverage", "loan-life", var month] => CoverageWorkings.LoanLife(run, Month(run, month, figure), figure),
            ["coverage", "contracted", var month] => SizingPartWorkings.Part(run, Month(run, month, figure), contracted: true, figure),
            ["coverage", "merchant", var month] => SizingPartWorkings.Part(run, Month(run, month, figure), contracted: false, figure),
            ["draw", var number, var key] => SizingPartWorkings.Draw(run, number, key, figure),
            ["use", var key] => SizingPartWorkings.Use(run, key, figure),
            ["contracted-capacity"] => SizingPartWorkings.ContractedCapacity(run, figure),
            ["junior"] => JuniorWorkings.Size(run, figure),
            ["junior", "limit", var key] => JuniorWorkings.Limit(run, key, figure),
            ["junior", "coverage", var month] => JuniorWorkings.Coverage(run, Month(run, month, figure), figure),
            ["junior", "loan-to-value", var month] => JuniorWorkings.LoanToValue(run, Month(run, month, figure), figure),
            ["covenant", var id, var date] => CovenantWorkings.Test(run, id, date, figure),
            ["borrowing-base", var month] => CovenantWorkings.BorrowingBase(run, Month(run, month, figure), figure),
            ["cashflow", var line, var month] => CashflowWorkings.Line(run, line, Month(run, month, figure), figure),
            ["income-tax", var line] => CostWorkings.Tax(run, line, figure),
            ["collateral", "marked", var month] => CollateralWorkings.Marked(run, Month(run, month, figure), figure),
            ["collateral", "lot", var id, var month] => CollateralWorkings.Lot(run, id, Month(run, month, figure), figure),
            ["collateral", "loan-to-value", var id, var month] => CollateralWorkings.LotLoanToValue(run, id, Month(run, month, figure), figure),
            ["collateral", "opinion", var id, var key] => OpinionWorkings.Opinion(run, id, key, figure),
            ["collateral", "ratio", var id, var key] => OpinionWorkings.Ratio(run, id, key, figure),
            ["collateral", "mark", var id] => OpinionWorkings.Mark(run, id, figure),
            ["collateral", "dispersion"] => OpinionWorkings.FleetDispersion(run, figure),
            ["collateral", "dispersion", var id] => OpinionWorkings.Dispersion(run, id, figure),
            ["collateral", "dispersion-reduction"] => OpinionWorkings.Reduction(run, figure),
            ["collateral", "premise", var premise, var month] => LiquidationWorkings.OfPremise(run, premise, Month(run, month, figure), figure),
            ["collateral", "sale", var id, var premise] => LiquidationWorkings.Sale(run, id, premise, figure),
            ["collateral", "block-discount", var id, var premise] => LiquidationWorkings.BlockDiscount(run, id, premise, figure),
            ["collateral", "liquidation", var premise] => LiquidationWorkings.Recovery(run, premise, figure),
            ["collateral", "support", var id, var month] => LiquidationWorkings.Support(run, id, Month(run, month, figure), figure),
            ["collateral", "cure", var month] => LiquidationWorkings.Cure(run, Month(run, month, figure), figure),
            ["collateral", "standard", var name] => LiquidationWorkings.Standard(run, name, figure),
            ["loan", var line, var month] => LoanWorkings.Line(run, line, Month(run, month, figure), figure),
            ["credit", "loss-given-default", var year] => CreditWorkings.Year(run, year, figure),
            ["credit", "route", var year, var place] => CreditWorkings.Route(run, year, place, figure),
            ["contract", "fees", var id, var month] => ContractWorkings.Fees(run, id, Month(run, month, figure), figure),
            ["contract", var line, var id] => ContractWorkings.Line(run, line, id, figure),
            ["contract-book", "customer" or "customer-share", var place] => ContractWorkings.Customer(run, parts[1], place, figure),
            ["contract-book", var line] => ContractWorkings.Book(run, line, figure),
            ["roll-over", var line, var month] => RollOverWorkings.ByMonth(run, line, Month(run, month, figure), figure),
            ["roll-over", "minimum" or "minimum-without"] => RollOverWorkings.Least(run, parts[1] == "minimum", figure),
            ["roll-over", var line] => RollOverWorkings.Sweep(run, line, figure),
            ["credit", var line] => CreditWorkings.Line(run, line),
            ["waterfall", "cash-in", var month] => WaterfallWorkings.CashIn(run, Month(run, month, figure), figure),
            ["waterfall", "step", var place, var month] => WaterfallWorkings.Step(run, place, Month(run, month, figure), figure),
            ["waterfall", "account", var place, var month] => WaterfallWorkings.Account(run, place, Month(run, month, figure), figure),
            ["waterfall", "trigger", var place, var month] => WaterfallWorkings.Trigger(run, place, Month(run, month, figure), figure),
            ["waterfall", "swept" or "distributed", var month] => WaterfallWorkings.Total(run, parts[1] == "swept", Month(run, month, figure), figure),
            ["equity", "net", var place] => WaterfallWorkings.Net(run, place, figure),
            ["equity", var line] => WaterfallWorkings.Equity(run, line, figure),
            ["returns", var line] => ReturnWorkings.Line(run, line),
            _ => throw Unknown(figure),
        };
    }

    /// <summary>The refusal of a key that names no figure.</summary>
    /// <param name="figure">Key as asked.</param>
    /// <returns>The exception to throw.</returns>
    internal static ArgumentException Unknown(string figure) => new($"'{figure}' is no figure of this run.", nameof(figure));

    private static int Month(ExplainedRun run, string text, string figure) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month < run.Result.Months.Count ? month : throw Unknown(figure);
}
