using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>Tables of a deal under moving drivers: two at a time, each alone up and down, each alone over a range. Every cell is a whole run. See docs/methodology/sensitivity-tables.md.</summary>
public static class StressTables
{
    /// <summary>A measure over two drivers.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="scenario">Scenario in which the drivers replace their own fields.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="rows">Driver down the side.</param>
    /// <param name="columns">Driver along the top; another one.</param>
    /// <param name="threads">How many runs at once, from 1.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">A side is empty or too long, names no contract, or both name the same driver.</exception>
    /// <exception cref="NotComputableException">A cell cannot be run.</exception>
    public static TwoWayTable TwoWay(
        PreparedDeal deal, Scenario scenario, StressMeasure measure, StressAxis rows, StressAxis columns, int threads = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        rows.Check(deal.DealCase, nameof(rows));
        columns.Check(deal.DealCase, nameof(columns));
        if (rows.Driver == columns.Driver && rows.ContractId == columns.ContractId)
            throw new ArgumentException("Both sides turn the same driver: choose two.", nameof(columns));
        var scenarios = new Scenario[rows.Values.Count * columns.Values.Count];
        for (var i = 0; i < scenarios.Length; i++)
        {
            var turned = DriverValue.Set(scenario, deal.DealCase, rows.Driver, rows.ContractId, rows.Values[i / columns.Values.Count]);
            scenarios[i] = DriverValue.Set(turned, deal.DealCase, columns.Driver, columns.ContractId, columns.Values[i % columns.Values.Count]);
        }

        var runs = deal.Run(scenarios, threads, StressMeasureFacts.Options, cancellationToken);
        return new TwoWayTable(
            measure, rows, columns,
            [.. Enumerable.Range(0, rows.Values.Count).Select(row => (IReadOnlyList<double?>)[.. Enumerable.Range(0, columns.Values.Count).Select(column => measure.Of(runs[(row * columns.Values.Count) + column]))])]);
    }

    /// <summary>Each driver alone, one standard deviation for and against the lender; the widest first.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="scenario">Scenario from which drivers move.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="spreads">Drivers and how far they move.</param>
    /// <param name="threads">How many runs at once, from 1.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>The tornado.</returns>
    /// <exception cref="NotComputableException">A run cannot be had.</exception>
    public static Tornado Tornado(
        PreparedDeal deal, Scenario scenario, StressMeasure measure, IReadOnlyList<DriverSpread> spreads, int threads = 1, CancellationToken cancellationToken = default)
    {
        var spider = Spider(deal, scenario, measure, spreads, [-1, 0, 1], threads, cancellationToken);
        return new Tornado(
            measure, spider.Lines.Count == 0 ? measure.Of(deal.Run(scenario, StressMeasureFacts.Options)) : spider.Lines[0].Values[1],
            [
                .. spider.Lines.Select(line => new TornadoBar(line.Driver, line.At[0], line.At[2], line.Values[0], line.Values[2]))
                    .OrderByDescending(bar => Math.Abs((bar.Worse ?? 0) - (bar.Better ?? 0))).ThenBy(bar => bar.Driver),
            ]);
    }

    /// <summary>Each driver alone over a range of standard deviations.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="scenario">Scenario from which drivers move.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="spreads">Drivers and how far one deviation is.</param>
    /// <param name="moves">Deviations against the lender, in order; negative ones help it.</param>
    /// <param name="threads">How many runs at once, from 1.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>One line a driver, in order.</returns>
    /// <exception cref="NotComputableException">A run cannot be had.</exception>
    public static Spider Spider(
        PreparedDeal deal, Scenario scenario, StressMeasure measure, IReadOnlyList<DriverSpread> spreads, IReadOnlyList<double> moves, int threads = 1,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(spreads);
        ArgumentNullException.ThrowIfNull(moves);
        DriverSpread[] known = [.. spreads.Where(spread => DriverMove.MovesBothWays(spread.Driver))];
        var at = known.Select(spread => moves.Select(move => move == 0 ? DriverValue.Of(scenario, spread.Driver)!.Value : DriverMove.At(scenario, deal.DealCase, spread, move)).ToArray()).ToArray();
        var scenarios = known.SelectMany((spread, i) => at[i].Select(value => DriverValue.Set(scenario, deal.DealCase, spread.Driver, null, value))).ToArray();
        var runs = deal.Run(scenarios, threads, StressMeasureFacts.Options, cancellationToken);
        return new Spider(
            measure, moves, [.. known.Select((spread, i) => new SpiderLine(spread.Driver, at[i], [.. moves.Select((_, k) => measure.Of(runs[(i * moves.Count) + k]))]))]);
    }
}
