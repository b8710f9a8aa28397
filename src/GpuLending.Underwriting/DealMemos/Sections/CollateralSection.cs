using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>4. The fleet, its value on every premise and curve, and the loan against it.</summary>
internal static class CollateralSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var valuation = source.Case.Valuation;
        foreach (var block in source.Narrative("collateral")) yield return block;
        yield return new MemoParagraph(
            $"The mark is {valuation.Premise.DisplayName()} ({valuation.Premise.Abbreviation()}), {FigureFormat.Count(valuation.Premise.DaysToSell())} days to sell. "
            + Serials(source));
        yield return Fleet(source);
        if (source.Result.Collateral.Lots.Any(lot => lot.ThinHistory))
        {
            yield return new MemoParagraph(
                "The price history of " + string.Join(", ", source.Result.Collateral.Lots.Where(lot => lot.ThinHistory).Select(lot => ThinLot(source, lot)))
                + " is too thin to fit: the curve is the one named in the table, and the policy's extra haircut is in the mark.", MemoTone.Warning);
        }

        foreach (var block in OpinionTables.Write(source)) yield return block;
        yield return ByPremise(source);
        yield return CollateralCharts.ValueAgainstBalance(source);
        yield return Compared(source);
        yield return CollateralCharts.LoanToValue(source);
        foreach (var block in ResidualTables.Write(source)) yield return block;
    }

    private static string Serials(MemoSource source)
    {
        if (source.Serials is not { } serials || serials.Sum(lot => lot.Live) == 0) return $"Serial numbers: {FigureFormat.NotProvided}.";
        var gpus = source.Case.Lots.Sum(lot => (long)lot.Count);
        var lots = serials.Where(lot => lot.Live > 0).ToList();
        return $"Serial numbers: {FigureFormat.Count(lots.Sum(lot => (long)lot.Live))} pledged for {FigureFormat.Count(gpus)} GPUs on {FigureFormat.Date(DateOnly.FromDateTime(source.PrintedAt.UtcDateTime))}"
            + $"{(serials.Count == 1 ? "" : $" ({string.Join(", ", lots.Select(lot => $"lot {lot.LotId} {FigureFormat.Count(lot.Live)}{(lot.Gpus is { } of ? $" of {FigureFormat.Count(of)}" : "")}"))})")}; they are listed in the serial schedule.";
    }

    private static string ThinLot(MemoSource source, LotValue value)
    {
        var lot = source.Case.Lots.FirstOrDefault(candidate => candidate.Id == value.LotId);
        return $"lot {value.LotId}{(lot is null ? "" : $" ({source.ModelName(lot.GpuModel)})")}";
    }

    private static MemoTable Fleet(MemoSource source)
    {
        var values = source.Result.Collateral.Lots.ToDictionary(lot => lot.LotId);
        List<MemoRow> rows = [];
        double cost = 0;
        double marked = 0;
        for (var i = 0; i < source.Case.Lots.Count; i++)
        {
            var lot = source.Case.Lots[i];
            var at = string.Create(CultureInfo.InvariantCulture, $"/lots/{i}");
            var value = values.GetValueOrDefault(lot.Id);
            var unit = UnitCost(lot.UnitCost);
            var first = value?.MarkedValue.FirstOrDefault(amount => amount > 0) ?? 0;
            cost += (double)unit * lot.Count;
            marked += value is { MarkedValue.Count: > 0 } ? value.MarkedValue[0] : 0;
            rows.Add(new MemoRow(
            [
                lot.Id,
                source.Input(source.ModelName(lot.GpuModel), at + "/gpuModel"),
                source.Input(FigureFormat.Count(lot.Count), at + "/count"),
                source.Input($"{FigureFormat.Text(lot.Site)}, {lot.Country}", at + "/site"),
                source.Input(FigureFormat.Date(lot.InServiceDate), at + "/inServiceDate"),
                source.Input(FigureFormat.Count((long)Math.Round(unit)), at + "/unitCost/gpu"),
                source.Bare((double)unit * lot.Count),
                value?.Curve ?? "–",
                FigureFormat.Percent(value?.Haircut ?? lot.Haircut),
                source.Bare(first),
            ]));
        }

        rows.Add(new MemoRow(
            ["Fleet", "", FigureFormat.Count(source.Case.Lots.Sum(lot => (long)lot.Count)), "", "", "", source.Bare(cost), "", "",
                source.Bare(source.Result.Collateral.Lots.Sum(lot => lot.MarkedValue.FirstOrDefault(amount => amount > 0)))], Emphasis: true));
        return new MemoTable("The fleet by lot",
            [
                new("Lot", Figures: false, Weight: 0.6), new("Model", Figures: false, Weight: 1.7), new("GPUs", Weight: 0.9),
                new("Site", Figures: false, Weight: 1.5), new("In service", Figures: false, Weight: 1.2), new("Cost a GPU", source.Result.Currency.Code),
                new("Cost", source.AmountUnit), new("Curve", Figures: false, Weight: 1.7), new("Haircut", Weight: 0.9), new("Mark", source.AmountUnit),
            ],
            rows,
            "Cost a GPU is all categories together. Mark is the lot's value on the case's premise on its first day in service; the haircut includes what policy adds for thin history.");
    }

    private static decimal UnitCost(UnitCost cost)
    {
        ReadOnlySpan<Money?> parts = [cost.Gpu, cost.Network, cost.Installation, cost.Freight, cost.Duty, cost.Soft];
        var sum = 0m;
        foreach (var part in parts) sum += part?.Amount ?? 0;
        return sum;
    }

    private static MemoTable ByPremise(MemoSource source)
    {
        var months = Anniversaries.Of(source.Result);
        List<MemoRow> rows = [];
        foreach (var (premise, path) in source.Result.Collateral.ByPremise.OrderBy(pair => pair.Key))
        {
            var marked = premise == source.Case.Valuation.Premise;
            rows.Add(new MemoRow(
                [premise.DisplayName() + (marked ? " (the mark)" : ""), .. months.Select(month => new MemoFigure(source.Bare(path[month])))], marked));
        }

        rows.Add(new MemoRow(["Loan balance", .. months.Select(month => new MemoFigure(source.Bare(source.Result.Loan.Balance[month])))]));
        rows.Add(new MemoRow(["Loan-to-value on the mark", .. months.Select(month => new MemoFigure(
            source.Result.Coverage.LoanToValue[month] is { } ratio ? FigureFormat.Percent(ratio, 1) : "–"))]));
        return new MemoTable("Value by premise, haircuts taken, against the loan",
            [new("Premise", Figures: false, Weight: 2.6), .. months.Select(month => new MemoColumn(FigureFormat.Date(source.Result.Months[month]), source.AmountUnit))],
            rows);
    }

    private static MemoTable Compared(MemoSource source) => new("The loan against each curve",
        [
            new("Curve", Figures: false, Weight: 2), new("First under water", Figures: false, Weight: 1.5),
            new("Covered for good from", Figures: false, Weight: 1.5), new("Value at closing", source.AmountUnit), new("After three years", source.AmountUnit),
        ],
        [.. source.Result.Collateral.Compared.Select(curve => new MemoRow(
            [
                curve.Name,
                curve.FirstMonthUnderWater is { } under ? FigureFormat.Date(source.Result.Months[under]) : "never",
                curve.CoveredFromMonth is { } covered ? FigureFormat.Date(source.Result.Months[covered]) : "never",
                source.Bare(curve.Value[0]),
                source.Bare(curve.Value[Math.Min(36, curve.Value.Count - 1)]),
            ]))],
        "Fair market value in continued use. Under water: the balance is above the value.");
}
