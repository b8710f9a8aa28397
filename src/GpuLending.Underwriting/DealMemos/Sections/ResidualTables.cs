using GpuLending.Engine.Collateral;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>What the fleet is worth when things go wrong: band and events, the clock of a sale, supports with and without.</summary>
internal static class ResidualTables
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        if (source.Result.Residual is not { } residual)
        {
            yield return new MemoParagraph("Residual band and liquidation clock: not assessed in this revision.", MemoTone.Note);
            yield break;
        }

        var band = residual.Band;
        yield return new MemoParagraph(
            $"At the last maturity on {FigureFormat.Date(band.Months[band.MaturityMonth])} the marked value lies between {source.WithCurrency(band.LowAtMaturity)} and {source.WithCurrency(band.BaseAtMaturity)}. "
            + $"On the base path the loan is {Water(band, band.FirstMonthUnderWater)}; at the low end of the band {Water(band, band.FirstMonthUnderWaterLow)}.");
        yield return Chart(source, band);
        yield return Events(source, band);
        yield return Clock(source, residual.Clock);
        if (residual.Supports is { } supports)
        {
            yield return Layers(source, supports);
            yield return Comparison(source, supports);
        }

        if (source.Result.Collateral.CureAmount is { Count: > 0 } cure && cure.Any(amount => amount > 0))
        {
            var first = cure.ToList().FindIndex(amount => amount > 0);
            var worst = cure.ToList().IndexOf(cure.Max());
            yield return new MemoParagraph(
                $"Loan-to-value is above its maximum first on {FigureFormat.Date(source.Result.Months[first])}; to cure it takes up to {source.WithCurrency(cure[worst])}, on {FigureFormat.Date(source.Result.Months[worst])}.",
                MemoTone.Warning);
        }
    }

    private static string Water(ResidualBand band, int? month) => month is { } at ? $"under water first on {FigureFormat.Date(band.Months[at])}" : "never under water";

    private static MemoChart Chart(MemoSource source, ResidualBand band)
    {
        var months = Math.Min(LoanLife.Months(source.Result), band.Months.Count);
        MemoSeries Line(string name, IReadOnlyList<double> path) => new(name, [.. path.Take(months).Select(value => (double?)value)]);
        return new MemoChart
        {
            Title = "The residual band against the loan",
            Description = "Marked value by month without any event, at the low end of the single events and if all events happen, against the loan balance.",
            Dates = [.. band.Months.Take(months)],
            Unit = FigureUnit.Amount,
            Currency = source.Result.Currency,
            Series = [Line("Loan balance", band.Balance), Line("Base", band.Base), Line("Worst single event", band.Low), Line("All events", band.Together)],
        };
    }

    private static MemoTable Events(MemoSource source, ResidualBand band) => new("Events, the one that costs most first",
        [
            new("Event", Figures: false, Weight: 3), new("Date", Figures: false, Weight: 1.2), new("Lots", Figures: false), new("Loss", source.AmountUnit),
            new("At maturity", source.AmountUnit, Weight: 1.25), new("First under water", Figures: false, Weight: 1.3), new("Source", Figures: false, Weight: 4),
        ],
        [
            .. band.Events.Select(item => new MemoRow(
                [
                    item.Event.Title,
                    FigureFormat.Date(item.Event.Date) + (item.Event.Until is { } until ? $" to {FigureFormat.Date(until)}" : ""),
                    item.LotIds.Count > 3 && item.LotIds.Count == source.Case.Lots.Count ? $"all {FigureFormat.Count(item.LotIds.Count)}" : string.Join(", ", item.LotIds),
                    source.Bare(item.Loss),
                    source.Bare(item.ValueAtMaturity),
                    item.FirstMonthUnderWater is { } month ? FigureFormat.Date(band.Months[month]) : "never",
                    item.Event.Source,
                ])),
        ],
        "Loss: largest fall of the marked value in a month in which principal is owed. A curve that falls at a launch by itself is not hit again by the scheduled one.");

    private static MemoTable Clock(MemoSource source, LiquidationClock clock) => new($"Liquidation clock, sale from {FigureFormat.Date(clock.Start)}",
        [
            new("Premise", Figures: false, Weight: 2.2), new("Weeks", Weight: 0.7), new("Proceeds", source.AmountUnit), new("Costs", source.AmountUnit), new("Decline", source.AmountUnit),
            new("Time value", source.AmountUnit), new("Net in hand", source.AmountUnit), new("Half-way", source.AmountUnit), new("Ladder", source.AmountUnit),
        ],
        [
            .. clock.Premises.Select(sale => new MemoRow(
                [
                    sale.Premise.DisplayName(),
                    FigureFormat.Count(sale.Weeks.Count),
                    source.Bare(sale.Weeks.Sum(week => week.GrossProceeds)),
                    source.Bare(sale.Weeks.Sum(week => week.Deinstallation + week.DataWiping + week.Testing + week.Freight + week.Storage + week.Insurance + week.Broker)),
                    source.Bare(sale.Weeks.Sum(week => week.MarketDecline)),
                    source.Bare(sale.Weeks.Sum(week => week.TimeValue)),
                    source.Bare(sale.NetRecovery),
                    source.Bare(sale.Weeks[Math.Max(0, (sale.Weeks.Count / 2) - 1)].CumulativeNet),
                    source.Bare(sale.LadderNet),
                ])),
        ],
        $"Costs are de-installation, data wiping, testing, freight, storage, insurance and broker. Half-way: in hand after half the weeks. Ladder: net without time value and decline. {clock.Terms.Reason}");

    private static MemoTable Layers(MemoSource source, SupportComparison supports) => new("Residual supports in the order of calling",
        [
            new("Support", Figures: false, Weight: 0.8), new("Kind", Figures: false), new("Who pays", Figures: false, Weight: 1.6), new("Rating", Figures: false, Weight: 0.7), new("Cap counted", source.AmountUnit),
            new("Floor", source.AmountUnit), new("Callable", Figures: false, Weight: 2), new("Most it would pay", source.AmountUnit),
        ],
        [
            .. supports.Path.Layers.Select(layer =>
            {
                var terms = source.Case.Valuation.Supports.First(support => support.Id == layer.Id);
                return new MemoRow(
                [
                    layer.Id, Sentences.Words(layer.Kind), FigureFormat.Text(layer.Counterparty), layer.CounterpartyRating, source.Bare(layer.CountedCap),
                    terms.Floor is null ? "the debt" : source.Bare(terms.Floor), $"{FigureFormat.Date(terms.From)} to {FigureFormat.Date(terms.To)}", source.Bare(layer.Pays.Max()),
                ]);
            }),
        ],
        "Cap counted is the cap times the credit given to who pays.");

    private static MemoTable Comparison(MemoSource source, SupportComparison supports)
    {
        MemoRow Row(string name, SupportOutcome outcome) => new(
        [
            name, source.Bare(outcome.LoanSize), source.Bare(outcome.LoanToValueAllows), FigureFormat.Text(outcome.BindingLimit),
            outcome.MaximumLoanToValue is { } highest ? FigureFormat.Percent(highest) : "–", outcome.LeastRecovery is { } least ? FigureFormat.Percent(least) : "–",
        ]);
        return new("With and without supports",
            [
                new("Case", Figures: false, Weight: 1.6), new("Loan", source.AmountUnit), new("Loan-to-value allows", source.AmountUnit), new("Limited by", Figures: false, Weight: 2),
                new("Highest loan-to-value"), new("Least recovery"),
            ],
            [Row("Supports shown only", supports.Without), Row("Supports counted", supports.With)],
            source.Case.Valuation.CountSupports ? "This deal counts them." : "This deal does not count them.");
    }
}
