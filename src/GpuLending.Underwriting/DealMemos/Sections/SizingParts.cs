using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>What sizing says beside its limits: contracted cover apart, draws, uses, tranches and the junior tranche, each only where the deal has it.</summary>
internal static class SizingParts
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var sizing = source.Result.Sizing;
        if (sizing.Coverage is { ByBoth: not null } split) yield return Cover(source, split);
        if (sizing.ByDraw.Count > 1 || sizing.ByDraw.Any(draw => draw.Planned - draw.Amount > 0.005)) yield return Draws(source);
        if (sizing.Uses.Any(use => use.Funding != UseFunding.Sponsor && use.Amount > 0)) yield return Uses(source);
        if (source.Result.Participations is { Tranches.Count: > 0 } book) yield return Tranches(source, book);
        if (source.Result.Junior is not { } junior) yield break;
        yield return new MemoParagraph(junior.Binding is { } binding
            ? $"{junior.Name} is {source.WithCurrency(junior.SizeUnrounded)} behind the loan: {binding.Name} binds. {Sentences.Full(binding.Reason)}"
            : $"{junior.Name} has no limit.");
        yield return Loss(source, junior);
    }

    private static MemoFacts Cover(MemoSource source, CoverageSplit split) => new("Cover by contracted and merchant cash",
    [
        new("Loan that contracted cash alone carries", source.WithCurrency(split.ByContracts)),
        new("Loan that contracted and merchant cash carry", source.WithCurrency(split.ByBoth)),
        new("Least cover by contracted cash alone", FigureFormat.Multiple(source.Result.Coverage.MinimumContractedDebtService)),
        new("Least cover in all", FigureFormat.Multiple(source.Result.Coverage.MinimumDebtService)),
    ]);

    private static MemoTable Draws(MemoSource source) => new(
        "Draws against deliveries",
        [new("Draw", Figures: false, Weight: 1.4), new("Planned", source.AmountUnit), new("Drawn", source.AmountUnit), new("All draws", source.AmountUnit), new("Eligible cost delivered", source.AmountUnit)],
        [.. source.Result.Sizing.ByDraw.Select(draw => new MemoRow(
            [FigureFormat.Date(draw.Date), source.Bare(draw.Planned), source.Bare(draw.Amount), source.Bare(draw.Drawn), source.Bare(draw.DeliveredCost)]))],
        source.Case.Sizing.AdvanceOnCost.DrawTest switch
        {
            DrawTest.WholeFleet => "Draws are not held to deliveries by the advance on cost.",
            DrawTest.AsDelivered => "Draws are held to the advance on what is delivered; what is cut is not drawn.",
            DrawTest.AsDeliveredCarried => "Draws are held to the advance on what is delivered; what is cut is drawn later.",
        });

    private static MemoTable Uses(MemoSource source) => new(
        "Uses that depend on the loan, solved with it",
        [new("Use", Figures: false, Weight: 2), new("Amount", source.AmountUnit), new("Paid by", Figures: false, Weight: 2)],
        [.. source.Result.Sizing.Uses.Where(use => use.Amount > 0).Select(use => new MemoRow([use.Name, source.Bare(use.Amount), use.Funding switch
        {
            UseFunding.Sponsor => "sponsor or cash flow",
            UseFunding.Advance => "counts as cost, at the advance",
            UseFunding.Loan => "the loan, in full",
        }]))]);

    private static MemoTable Tranches(MemoSource source, ParticipationBook book) => new(
        "Tranches, pari passu",
        [new("Tranche", Figures: false, Weight: 2), new("Share"), new("Amount", source.AmountUnit), new("Rate at closing"), new("Interest over its life", source.AmountUnit)],
        [.. book.Tranches.Select(tranche => new MemoRow(
            [tranche.Name, FigureFormat.Percent(tranche.Share, 2), source.Bare(tranche.Amount), FigureFormat.Rate(tranche.RateAtClosing), source.Bare(tranche.TotalInterest)]))]);

    private static MemoTable Loss(MemoSource source, JuniorResult junior) => new(
        "Order of loss",
        [new("Layer", Figures: false, Weight: 2), new("Amount", source.AmountUnit), new("Loses once value falls by"), new("All lost at")],
        [.. junior.OrderOfLoss.Select(layer => new MemoRow(
            [layer.Name, source.Bare(layer.Amount), layer.LosesFrom > 0 ? FigureFormat.Percent(layer.LosesFrom, 1) : "the first fall", FigureFormat.Percent(layer.LostAt, 1)]))],
        $"Struck on {FigureFormat.Date(source.Result.Months[junior.LossMonth])}, when both loans are highest against value.");
}
