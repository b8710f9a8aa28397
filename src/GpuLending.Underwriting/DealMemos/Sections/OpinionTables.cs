using GpuLending.Engine.Collateral;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>What sets the level of the mark: curves' remarks, opinions side by side, dispersion, overrides, and the four values.</summary>
internal static class OpinionTables
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var collateral = source.Result.Collateral;
        foreach (var lot in collateral.Lots.Where(lot => lot.CurveRemarks.Count > 0))
            yield return new MemoParagraph($"Curve of lot {lot.LotId}, {lot.Curve}: {string.Join(" ", lot.CurveRemarks)}", MemoTone.Note);
        yield return new MemoParagraph(Policy(source));
        foreach (var lot in collateral.Lots.Where(lot => lot.Overridden))
        {
            var given = source.Case.Valuation.Overrides.LastOrDefault(item => item.LotId == lot.LotId);
            yield return new MemoParagraph(
                $"The mark of lot {lot.LotId} is overridden by hand: {FigureFormat.Percent(lot.MarkFactor)} of its curve from {FigureFormat.Date(lot.MarkFrom)}. Reason: {Sentences.Full(FigureFormat.Text(given?.Reason))} "
                + "The second person who signs this revision signs it.", MemoTone.Warning);
        }

        if (collateral.Lots.Any(lot => lot.Opinions.Count > 0)) yield return Opinions(source);
        if (collateral.Standards is { } standards) yield return Standards(source, standards);
        yield return Title(source);
    }

    private static string Policy(MemoSource source)
    {
        var collateral = source.Result.Collateral;
        var valuation = source.Case.Valuation;
        var lots = string.Join("; ", collateral.Lots.Where(lot => lot.MarkSource.Length > 0)
            .GroupBy(lot => $"{lot.MarkSource}{(lot.MarkFactor == 1 ? "" : $", {FigureFormat.Percent(lot.MarkFactor)} of the curve")}, dispersion {Points(lot.Dispersion)}")
            .Select(alike => $"{(alike.Count() == 1 ? "lot" : "lots")} {string.Join(", ", alike.Select(lot => lot.LotId))}: {alike.Key}"));
        var rule = valuation.DispersionRule is null
            ? "It takes nothing off the advance: the terms have no dispersion rule."
            : $"The dispersion rule takes {Points(collateral.DispersionReduction)} off the advance and the largest loan-to-value.";
        return $"Mark policy: {OpinionWords.Name(valuation.Mark).ToLowerInvariant()}.{(lots.Length == 0 ? "" : $" {Sentences.Capital(lots)}.")} "
            + $"Opinions of the fleet lie {Points(collateral.Dispersion)} apart. {rule}";
    }

    private static MemoTable Opinions(MemoSource source) => new("Opinions of value of one GPU, fair market value in continued use",
        [
            new("Lot", Figures: false, Weight: 1.1), new("Opinion", Figures: false, Weight: 1.25), new("Value", source.Result.Currency.Code, Weight: 0.8), new("Date", Figures: false, Weight: 0.8), new("Expiry", Figures: false, Weight: 0.8),
            new("Prices", Weight: 0.7), new("Of the curve", Weight: 0.9), new("What it rests on", Figures: false, Weight: 4.3), new("Used", Figures: false, Weight: 3.2),
        ],
        [
            .. Together(source.Result.Collateral.Lots.SelectMany(lot => lot.Opinions.Select(opinion => new MemoRow(
                [
                    lot.LotId,
                    OpinionWords.Name(opinion.Kind),
                    opinion.ValuePerGpu is { } value ? FigureFormat.Count((long)Math.Round(value)) : "–",
                    opinion.Date is { } date ? FigureFormat.Date(date) : "–",
                    opinion.Expiry is { } expiry ? FigureFormat.Date(expiry) : "–",
                    opinion.Observations > 0 ? FigureFormat.Count(opinion.Observations) : "–",
                    opinion.RatioToCurve is { } ratio ? FigureFormat.Percent(ratio) : "–",
                    string.Join("; ", new[] { opinion.Source, opinion.Fit }.Where(part => part.Length > 0)) is { Length: > 0 } basis ? basis : "–",
                    opinion.Used ? "yes" : opinion.WhyNot,
                ],
                opinion.Used)))),
        ],
        "Before the lot's haircut. Asks, quotes, sales and appraisals are never blended; list prices of new units are no comparable.");

    /// <summary>Rows that differ in their lot only, as one row that names the lots.</summary>
    private static IEnumerable<MemoRow> Together(IEnumerable<MemoRow> rows) => rows
        .GroupBy(row => string.Join('\n', row.Cells.Skip(1).Select(cell => cell.Text)))
        .Select(alike => alike.First() with { Cells = [string.Join(", ", alike.Select(row => row.Cells[0].Text)), .. alike.First().Cells.Skip(1)] });

    private static MemoFacts Standards(MemoSource source, ValueStandards standards) => new("The fleet's value at closing by four standards",
        [
            new("Base: the curves, in continued use", InService(source, standards.Base)),
            new("Market: the marks, in continued use", InService(source, standards.Market)),
            new("Distress: the next bidder with cash, net", InService(source, standards.Distress)),
            new("Encumbered: contracts attached", standards.Encumbered is { } encumbered
                ? $"{source.WithCurrency(encumbered)}, of it {source.Amount(standards.ContractedPart)} contracted cash, at {FigureFormat.Rate(standards.DiscountRatePerAnnum)}"
                : "no contract"),
        ]);

    private static string InService(MemoSource source, double value) => value == 0 && source.Case.Lots.All(lot => lot.InServiceDate > source.Case.ClosingDate)
        ? "no GPU is in service at closing"
        : source.WithCurrency(value);

    private static MemoTable Title(MemoSource source)
    {
        var values = source.Result.Collateral.Lots.ToDictionary(lot => lot.LotId);
        return new("Title, lien and who can buy",
            [
                new("Lot", Figures: false, Weight: 1), new("Title holder", Figures: false, Weight: 1.5), new("Lien", Figures: false), new("Sold as", Figures: false, Weight: 1.3),
                new("Block discount", Weight: 0.9), new("Buyers pay", Weight: 0.9), new("Because", Figures: false, Weight: 3.5),
            ],
            [
                .. Together(source.Case.Lots.Select(lot => new MemoRow(
                    [
                        lot.Id, FigureFormat.Text(lot.TitleHolder), Sentences.Words(lot.Lien), Sentences.Words(lot.Configuration),
                        FigureFormat.Percent(values.GetValueOrDefault(lot.Id)?.BlockDiscount ?? 0),
                        FigureFormat.Percent(values.GetValueOrDefault(lot.Id)?.BuyerPoolFactor ?? 1),
                        values.GetValueOrDefault(lot.Id) is { BuyerPoolReason.Length: > 0 } limited ? limited.BuyerPoolReason : "any buyer can use it",
                    ]))),
            ],
            "Block discount and buyers on the premise of the mark; figures marked assumed were published by nobody.");
    }

    private static string Points(double share) => FigureFormat.Percent(share).Replace(" %", " points", StringComparison.Ordinal);
}
