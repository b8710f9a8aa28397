using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Covenants;

/// <summary>
/// Holds a covenant against prices that were really printed: had the deal closed on a day of the past, when would the covenant have fired, and on which quotes? The deal's own loan
/// runs under a scenario whose paths of value and rent are the printed prices, on the engine that projects it. A test sees no price printed after it.
/// See docs/methodology/covenant-backtest.md.
/// </summary>
public static class CovenantBacktest
{
    /// <summary>Most vintages of one backtest, one a month.</summary>
    public const int MostVintages = 120;

    /// <summary>Whether prices move what a kind measures.</summary>
    /// <param name="kind">Kind of covenant.</param>
    /// <returns>False for figures that no price of a GPU or of its rent enters.</returns>
    public static bool ReadsPrices(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage or CovenantKind.LoanToValue or CovenantKind.MinimumLiquidity or CovenantKind.RentalIndexTier => true,
        CovenantKind.LoanToCost or CovenantKind.ContractRealisation or CovenantKind.InterestCoverage or CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare
            or CovenantKind.CustomerConcentration or CovenantKind.CollateralLocation or CovenantKind.ChipAge => false,
    };

    /// <summary>Runs a backtest and its vintages.</summary>
    /// <param name="dealCase">The deal; its loan, draws and schedule stand.</param>
    /// <param name="snapshot">The market with the prices.</param>
    /// <param name="question">Covenant, prices and the day of closing in the past.</param>
    /// <param name="valuationDate">Date the deal's own figures are struck at.</param>
    /// <param name="catalogue">The kinds of curve the case may name; null for the standard ones.</param>
    /// <param name="cancellationToken">Looked at between runs.</param>
    /// <returns>Tests, the first failure, and the prices behind it.</returns>
    /// <exception cref="NotComputableException">The covenant is unknown or reads no price, there is no such price, none stands on the day, or the case cannot be computed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CovenantBacktestResult Run(
        DealCase dealCase, MarketSnapshot snapshot, BacktestQuestion question, DateOnly valuationDate, CurveCatalogue? catalogue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentNullException.ThrowIfNull(question);
        var covenant = dealCase.Covenants.FirstOrDefault(item => item.Id == question.CovenantId)
            ?? throw new NotComputableException($"The deal has no covenant '{question.CovenantId}'.");
        if (!ReadsPrices(covenant.Kind))
            throw new NotComputableException($"{CovenantWords.Name(covenant)}: no price of a GPU or of its rent enters this covenant.");
        var prices = ChainedPrices.Of(snapshot, question);
        return DealRun.Guarded(dealCase, snapshot, Scenario.Base, () =>
        {
            var replay = new Replay(DealRun.OfBase(dealCase, snapshot, catalogue ?? CurveCatalogue.Standard, valuationDate), covenant, question.Moves, prices, cancellationToken);
            return replay.Result(question.Start ?? prices.First);
        });
    }

    private sealed class Replay(DealRun sized, Covenant covenant, BacktestMoves moves, ChainedPrices prices, CancellationToken cancellationToken)
    {
        // What was agreed with hindsight, in the deal's own calendar, does not belong to the past.
        private readonly Covenant _bare = covenant with { Waivers = [], Cures = [], VolatilityPerAnnum = null };
        private readonly double[] _delivered = new double[sized.Timeline.Count * sized.Valuation.Lots.Length];

        private bool LooksAhead => covenant.Kind == CovenantKind.ForwardDebtServiceCoverage || (covenant.Kind == CovenantKind.MinimumLiquidity && covenant.ForwardMonths > 0);

        private int Months => sized.Timeline.Count - 1;

        public CovenantBacktestResult Result(DateOnly start)
        {
            sized.Valuation.Value(sized.Timeline.Dates.ToArray(), sized.DealCase.Valuation.Premise, _delivered, new double[sized.Timeline.Count]);
            var levels = prices.Levels(start, Months);
            if (levels[0] is null) throw new NotComputableException($"No price stands on {Amounts.Day(start)}; the series runs from {Amounts.Day(prices.First)} to {Amounts.Day(prices.Last)}.");
            var own = Tested(_bare, Scenario.Base);
            var tests = Tests(start, levels);
            var fired = tests.Find(point => point.Test.State == CovenantState.Breached);
            return new CovenantBacktestResult
            {
                CovenantId = covenant.Id,
                Name = CovenantWords.Name(covenant),
                Kind = covenant.Kind,
                Start = start,
                LastPrice = prices.Last,
                Levels = levels,
                Tests = tests,
                Fired = fired,
                Prices = tests.Count == 0 ? [] : Behind(start, (fired ?? tests[^1]).Date),
                TestsBeyond = own.Tests.Count(Counts) - tests.Count,
                ProjectedBreach = own.FirstBreach,
                Vintages = Vintages(),
            };
        }

        private List<BacktestVintage> Vintages()
        {
            var vintages = new List<BacktestVintage>();
            for (var k = 0; k < MostVintages && prices.First.AddMonths(k) < prices.Last; k++)
            {
                var start = prices.First.AddMonths(k);
                var levels = prices.Levels(start, Months);
                if (levels[0] is null) continue;
                var tests = Tests(start, levels);
                if (tests.Count == 0) continue;
                var fired = tests.Find(point => point.Test.State == CovenantState.Breached);
                vintages.Add(new(start, tests.Count, fired?.Date, fired?.Test.Month, tests.Min(point => point.Level)));
            }

            return vintages;
        }

        private List<BacktestPoint> Tests(DateOnly start, double?[] levels)
        {
            var reached = Array.FindLastIndex(levels, level => level is not null);
            var points = new List<BacktestPoint>();
            if (!LooksAhead)
            {
                foreach (var test in Replayed(levels, reached).Tests)
                {
                    if (Counts(test) && Known(test)) points.Add(Point(test));
                }

                return points;
            }

            // A projection made on the day holds that day's price: the prices printed later are not known yet.
            for (var m = 0; m <= reached; m++)
            {
                if (levels[m] is null) continue;
                if (Replayed(levels, m).Tests.FirstOrDefault(test => test.Month == m && Counts(test)) is { } test) points.Add(Point(test));
            }

            return points;

            bool Known(CovenantTest test) => test.Month <= reached && levels[test.Month!.Value] is not null;

            BacktestPoint Point(CovenantTest test) => new(start.AddMonths(test.Month!.Value), levels[test.Month.Value]!.Value, test);
        }

        private CovenantResult Replayed(double?[] levels, int until)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = new double[until + 1];
            for (var m = 0; m <= until; m++) path[m] = levels[m] ?? path[m - 1];
            var scenario = new Scenario
            {
                Name = "Printed prices",
                ValuePath = moves == BacktestMoves.Rent ? null : ValueFactors(path),
                RentPath = moves == BacktestMoves.Value ? null : RentFactors(path),
            };
            return Tested(covenant.Kind == CovenantKind.RentalIndexTier ? Printed(path) : _bare, scenario);
        }

        private CovenantResult Tested(Covenant terms, Scenario scenario)
        {
            var run = ScenarioWords.Changes(scenario) ? DealRun.Stressed(sized, scenario) : sized;
            return CovenantTester.Test(terms, CovenantPaths.Of(run, WaterfallResults.Of(run)));
        }

        /// <summary>Each lot keeps its modelled value of its first day in service times what prices did since, in place of its curve; by month over the modelled fleet.</summary>
        private double[] ValueFactors(double[] path)
        {
            var (count, lots) = (sized.Timeline.Count, sized.Valuation.Lots.Length);
            var factors = new double[path.Length];
            for (var m = 0; m < path.Length; m++)
            {
                double printed = 0, modelled = 0;
                for (var lot = 0; lot < lots; lot++)
                {
                    var values = _delivered.AsSpan(lot * count, count);
                    var first = values.IndexOfAnyExcept(0.0);
                    if (first < 0 || first > m) continue;
                    printed += values[first] * path[m] / path[first];
                    modelled += values[m];
                }

                factors[m] = modelled > 0 ? printed / modelled : 1;
            }

            return factors;
        }

        /// <summary>Merchant rent at closing times what prices did since, in place of the decline assumed; by month over the modelled rent.</summary>
        private double[] RentFactors(double[] path) =>
            [.. path.Select((level, m) => level / Math.Pow(1 - sized.DealCase.Merchant.DeclinePerAnnum, sized.Timeline.YearsSinceClosing[m]))];

        /// <summary>The index covenant with the printed level as prints of its index, on the deal's calendar.</summary>
        private Covenant Printed(double[] path) => _bare with
        {
            Index = _bare.Index! with
            {
                Fixings = [.. Enumerable.Range(0, path.Length).Select(m => new RentalIndexFixing
                {
                    Date = sized.Timeline.Dates[m],
                    Price = _bare.Index.ClosePrice is { } close ? close with { Amount = (decimal)((double)close.Amount * path[m]) } : null,
                })],
                Fallbacks = [],
                CeasesOn = null,
                StaleAfterDays = int.MaxValue,
            },
        };

        private IReadOnlyList<BacktestPrice> Behind(DateOnly start, DateOnly day)
        {
            var (closing, test) = (prices.On(start), prices.On(day));
            return
            [
                .. closing.Concat(test).Select(quote => (quote.Channel, quote.Segment, quote.Evidence, quote.Used)).Distinct().OrderBy(provider => provider.Channel, StringComparer.OrdinalIgnoreCase)
                    .Select(provider => new BacktestPrice(provider.Channel, Of(closing, provider), Of(test, provider))),
            ];

            static Market.PriceQuote? Of(IReadOnlyList<Market.PriceQuote> standing, (string Channel, string Segment, Market.PriceEvidence Evidence, bool Used) provider) =>
                standing.FirstOrDefault(quote => (quote.Channel, quote.Segment, quote.Evidence, quote.Used) == provider);
        }

        private static bool Counts(CovenantTest test) => test.Month is not null && test.State != CovenantState.NotTestedYet;
    }
}
