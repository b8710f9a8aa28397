using System.Globalization;
using GpuLending.Engine.Calendars;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Tax on the fleet as property: a rate on what is assessed of cost, which falls with the years in service.</summary>
internal static class PropertyTax
{
    /// <summary>Writes the rows; null where no tax is levied.</summary>
    public static (WorkbookRow Total, IReadOnlyList<WorkbookRow> PerGpu)? Write(WorkbookDraft draft, WorkbookSheet sheet)
    {
        if (draft.Case.Costs.PropertyTax is not { } terms)
            return null;
        var time = draft.Timeline;
        draft.Inputs.Block("Property tax");
        var rate = draft.Input("Rate a year", CellUnit.Percent, "Property_Tax_Rate", "/costs/propertyTax/ratePerAnnum", terms.RatePerAnnum, (0, 1));
        var from = draft.Input("From; empty from each lot's first day", CellUnit.Date, "Property_Tax_From", "/costs/propertyTax/from", terms.From);
        var assessed = terms.AssessedShareByYear.Select((share, i) => draft.Input(
            $"Assessed of cost in year {Number(i)}", CellUnit.Percent, $"Property_Tax_Year_{Number(i)}", FormattableString.Invariant($"/costs/propertyTax/assessedShareByYear/{i}"), share, (0, 10))).ToList();
        var perGpu = draft.Lots.Select(lot =>
        {
            var day = $"MAX({time.Start.Here},{lot.InService})";
            var years = sheet.Series(
                $"Whole years in service: {lot.Lot.Id}", CellUnit.Count,
                $"INT(({DateFormulas.WholeMonths(lot.InService.ValueCell, day, $"({DateFormulas.MonthsApart(lot.InService.ValueCell, day)})", EndOfMonthRule.SameDay)})/12)");
            var share = assessed.Count == 0 ? "1" : $"INDEX({assessed[0].ValuesTo(assessed[^1])},MIN({Count(assessed)},{years.Here}+1))";
            var served = time.ShareFrom(lot.InService.ValueCell);
            return sheet.Series(
                $"Property tax of one GPU: {lot.Lot.Id}", CellUnit.Price,
                $"IF({served}=0,0,{rate}*{lot.TotalCost}/{lot.Gpus}/12*{share}*{time.ShareFrom($"MAX({lot.InService},{from})")}/{served})");
        }).ToList();
        var total = sheet.Series(
            "Property tax", CellUnit.Money, string.Join('+', draft.Lots.Select(lot => $"{perGpu[lot.Index].Here}*{draft.Revenue.Lots[lot.Index].InService.Here}")),
            CostSheet.EngineLine(draft, "property-tax"), total: true);
        return (total, perGpu);

        static string Number(int i) => (i + 1).ToString(CultureInfo.InvariantCulture);

        // The number of years as a count of cells, so that no figure stands in the formula.
        static string Count(List<WorkbookRow> years) => $"ROWS({years[0].ValuesTo(years[^1])})";
    }
}
