using GpuLending.Engine.Simulation;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>What a simulation of this very content says: loss figures and odds of breaches, each with its standard error, from the stored result.</summary>
internal static class SimulationBlocks
{
    private static readonly double[] FanLevels = [0.5, 0.05, 0.95];

    private const string None = "No simulation of this content on this market is stored.";

    /// <summary>Default, loss and the tail.</summary>
    public static IEnumerable<MemoBlock> Losses(MemoSource source)
    {
        if (source.Result.Simulation is not { } simulation)
        {
            yield return new MemoParagraph($"Simulated losses: {FigureFormat.NotProvided}. {None}", MemoTone.Note);
            yield break;
        }

        var none = simulation.ExpectedLoss.Value == 0 && simulation.ProbabilityOfDefault.Value == 0;
        yield return new MemoTable("Simulated losses to the last maturity",
            [new("Figure", Figures: false, Weight: 3), new("Value"), new("Standard error"), new("Of the loan")],
            [
                new MemoRow(["Probability of default", FigureFormat.Percent(simulation.ProbabilityOfDefault.Value, 2), FigureFormat.Percent(simulation.ProbabilityOfDefault.StandardError, 2), "–"]),
                simulation.LossGivenDefault is { } lost
                    ? new MemoRow(["Loss given default", FigureFormat.Percent(lost.Value, 1), FigureFormat.Percent(lost.StandardError, 1), "–"])
                    : new MemoRow(["Loss given default", "no default", "–", "–"]),
                Amount("Expected loss", simulation.ExpectedLoss),
                Amount("Unexpected loss, one standard deviation", simulation.UnexpectedLoss),
                .. simulation.Levels.SelectMany(level => new[]
                {
                    Amount($"Value at risk, {FigureFormat.Percent(level.Level)}", level.ValueAtRisk),
                    Amount($"Expected shortfall, {FigureFormat.Percent(level.Level)}", level.ExpectedShortfall),
                }),
            ],
            Terms(simulation) + (none ? " No path loses anything: that says less than a larger number of paths would." : ""));
        if (RatingBlocks.Of(simulation) is { } ratings) yield return ratings;
        if (simulation.Histogram.Count > 0) yield return Distribution(source, simulation);
        if (Fan(simulation, FanQuantity.LoanToValue) is { } loanToValue) yield return Chart(source, loanToValue, "Simulated loan to value", FigureUnit.Fraction);
        if (Fan(simulation, FanQuantity.Coverage) is { } coverage) yield return Chart(source, coverage, "Simulated debt service cover", FigureUnit.Multiple);

        // A loss of some thousands reads 0.0m and says nothing.
        string Written(double value) => $"{simulation.Currency.Code} {FigureFormat.Amount(value, simulation.ExpectedLoss.Value is > 0 and < 5e6 ? AmountScale.Thousands : source.Scale)}";

        MemoRow Amount(string name, Estimate estimate) => new(
        [
            name, Written(estimate.Value), Written(estimate.StandardError), FigureFormat.Percent(simulation.LoanSize > 0 ? estimate.Value / simulation.LoanSize : null, 2),
        ]);
    }

    /// <summary>Losses above zero as bars, each with one standard error; the paths without a loss are told in words.</summary>
    private static MemoHistogram Distribution(MemoSource source, SimulationResult simulation)
    {
        double paths = simulation.Terms.Paths;
        var lost = simulation.Histogram.Sum(bin => bin.Paths) / paths;
        var scale = simulation.ExpectedLoss.Value is > 0 and < 5e6 ? AmountScale.Thousands : source.Scale;
        return new MemoHistogram
        {
            Title = "Simulated losses of the paths that lose",
            Description = $"Share of all paths by loss. {FigureFormat.Percent(1 - lost, 1)} of the paths lose nothing and are not drawn. The stroke on each bar is one standard error to either side.",
            Currency = simulation.Currency,
            Bars = [.. simulation.Histogram.Select(bin => new MemoBar(bin.From, bin.To, bin.Paths / paths, Math.Sqrt(bin.Paths / paths * (1 - (bin.Paths / paths)) / paths)))],
            Marks =
            [
                Mark("Expected loss", simulation.ExpectedLoss),
                .. simulation.Levels.TakeLast(1).SelectMany(level => new[]
                {
                    Mark($"Value at risk {FigureFormat.Percent(level.Level)}", level.ValueAtRisk), Mark($"Expected shortfall {FigureFormat.Percent(level.Level)}", level.ExpectedShortfall),
                }),
            ],
        };

        MemoThreshold Mark(string name, Estimate estimate) => new($"{name} {FigureFormat.Amount(estimate.Value, scale)} ± {FigureFormat.Amount(estimate.StandardError, scale)}", estimate.Value);
    }

    /// <summary>Odds that each covenant fails.</summary>
    public static IEnumerable<MemoBlock> Breaches(MemoSource source)
    {
        if (source.Result.Simulation is not { } simulation)
        {
            yield return new MemoParagraph($"Simulated odds of a breach: {FigureFormat.NotProvided}. {None}", MemoTone.Note);
            yield break;
        }

        var tested = simulation.Covenants.Where(profile => profile.Dates.Count > 0).ToList();
        if (tested.Count > 0)
        {
            int[] horizons = [.. tested.SelectMany(profile => profile.Within.Select(within => within.Months)).Distinct().Order()];
            yield return new MemoTable("Simulated odds of a breach",
                [
                    new("Covenant", Figures: false, Weight: 2.4), .. horizons.Select(months => new MemoColumn($"Within {FigureFormat.Months(months)}")),
                    new("Ever"), new("First date above 5 %", Figures: false, Weight: 1.2),
                ],
                [
                    .. tested.Select(profile => new MemoRow(
                    [
                        profile.Name, .. horizons.Select(months => (MemoFigure)(profile.Within.FirstOrDefault(within => within.Months == months) is { } odds ? WithError(odds.Odds) : "–")), WithError(profile.Ever),
                        profile.Dates.FirstOrDefault(point => point.EverFailed > 0.05) is { } first ? FigureFormat.Date(first.Date) : "none",
                    ])),
                ],
                "Share of paths that have failed the test by then, plus or minus one standard error; a path counts until it defaults. " + Terms(simulation));
        }

        foreach (var profile in simulation.Covenants.Where(profile => profile.Remark.Length > 0)) yield return new MemoParagraph($"{profile.Name}: {profile.Remark}", MemoTone.Note);
    }

    /// <summary>An estimate of odds with its error: 12.3 % ± 0.2 %.</summary>
    private static string WithError(Estimate odds) => $"{FigureFormat.Percent(odds.Value, 1)} ± {FigureFormat.Percent(odds.StandardError, 1)}";

    private static string Terms(SimulationResult simulation)
    {
        var terms = simulation.Terms;
        return $"{FigureFormat.Count(terms.Paths)} paths over {FigureFormat.Months(simulation.Months)}, seed {FigureFormat.Count(terms.Seed)}; volatility of value {FigureFormat.Percent(terms.ValueVolatility)} and of rent "
            + $"{FigureFormat.Percent(terms.RentVolatility)} a year, correlation {FigureFormat.Percent(terms.Correlations.ValueRent)}; losses discounted to closing at {FigureFormat.Rate(terms.DiscountRate)}. Market data {simulation.SnapshotId}.";
    }

    private static FanChart? Fan(SimulationResult simulation, FanQuantity quantity) => simulation.Fans.FirstOrDefault(fan => fan.Quantity == quantity && fan.Months.Count > 1);

    private static MemoChart Chart(MemoSource source, FanChart fan, string title, FigureUnit unit) => new()
    {
        Title = title,
        Description = $"Quantiles over the paths, month by month: half of them lie below the middle line, one in twenty beyond each outer one. From {FigureFormat.Count(fan.Paths)} paths.",
        Dates = [.. fan.Months.Select(month => source.Result.Months[month])],
        Unit = unit,
        Currency = source.Result.Currency,
        Series =
        [
            .. FanLevels.Select(level => (Level: level, At: fan.Levels.ToList().FindIndex(given => Math.Abs(given - level) < 1e-9))).Where(found => found.At >= 0)
                .Select(found => new MemoSeries(found.Level == 0.5 ? "middle" : FigureFormat.Percent(found.Level, 0), [.. fan.Quantiles[found.At].Select(value => double.IsFinite(value) ? value : (double?)null)])),
        ],
    };
}
