namespace GpuLending.Engine.Scenarios;

/// <summary>Puts the change between two scenarios down to the drivers that differ, by Shapley's value: the average, over every order in which the drivers could move, of what each changes when
/// it moves. Every set of drivers is a whole run. See docs/methodology/attribution.md.</summary>
public static class ShapleyAttribution
{
    /// <summary>The measures that the desk attributes.</summary>
    public static IReadOnlyList<StressMeasure> Usual { get; } =
        [StressMeasure.Coverage, StressMeasure.LoanToValue, StressMeasure.Loss, StressMeasure.LenderReturn, StressMeasure.NetPresentValue];

    /// <summary>Attributes the change of several measures; the runs are shared.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="from">Scenario that is left, usually the base.</param>
    /// <param name="to">Scenario that is reached.</param>
    /// <param name="measures">The measures.</param>
    /// <param name="threads">How many runs at once, from 1; no bit of the answer depends on it.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>One a measure, in order.</returns>
    /// <exception cref="NotComputableException">A scenario between the two cannot be run.</exception>
    public static IReadOnlyList<Attribution> Of(
        PreparedDeal deal, Scenario from, Scenario to, IReadOnlyList<StressMeasure> measures, int threads = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(measures);
        var drivers = Enum.GetValues<AttributedDriver>().Where(driver => DriverParts.Differ(driver, from, to)).ToArray();
        var sets = new Scenario[1 << drivers.Length];
        for (var set = 0; set < sets.Length; set++)
        {
            var mixed = from;
            for (var i = 0; i < drivers.Length; i++)
            {
                if ((set & (1 << i)) != 0)
                    mixed = DriverParts.Take(drivers[i], mixed, to);
            }

            sets[set] = mixed;
        }

        var runs = deal.Run(sets, threads, StressMeasureFacts.Options, cancellationToken);
        return [.. measures.Select(measure => Attribute(measure, drivers, runs))];
    }

    /// <summary>Shapley's value of every player of a game.</summary>
    /// <param name="worth">What each set of players is worth; bit i of the index says whether player i is in it. Its length is 2^players.</param>
    /// <returns>One value a player; they sum to the worth of all less that of none.</returns>
    public static double[] Values(ReadOnlySpan<double> worth)
    {
        var players = System.Numerics.BitOperations.Log2((uint)worth.Length);
        if (worth.Length == 0 || 1 << players != worth.Length)
            throw new ArgumentException("A game of n players has 2^n sets.", nameof(worth));
        var values = new double[players];
        for (var i = 0; i < players; i++)
        {
            // By size of the set that is joined: the average over the sets of a size, then over the sizes.
            var sums = new double[players];
            var counts = new int[players];
            for (var set = 0; set < worth.Length; set++)
            {
                if ((set & (1 << i)) != 0)
                    continue;
                var size = System.Numerics.BitOperations.PopCount((uint)set);
                sums[size] += worth[set | (1 << i)] - worth[set];
                counts[size]++;
            }

            for (var size = 0; size < players; size++)
                values[i] += sums[size] / counts[size] / players;
        }

        return values;
    }

    private static Attribution Attribute(StressMeasure measure, AttributedDriver[] drivers, ScenarioFigures[] runs)
    {
        var worth = new double[runs.Length];
        for (var set = 0; set < runs.Length; set++)
        {
            if (measure.Of(runs[set]) is not { } value)
                return new Attribution(measure, measure.Of(runs[0]), measure.Of(runs[^1]), [], $"{measure.Name()} does not exist in every run between the two.");
            worth[set] = value;
        }

        var grid = Grid(worth, drivers.Length);
        for (var set = 0; set < worth.Length; set++)
            worth[set] = Math.Round(worth[set] / grid) * grid;
        var parts = Values(worth);
        var total = worth[^1] - worth[0];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Math.Round(parts[i] / grid) * grid;
            total -= parts[i];
        }

        // What rounding to the grid leaves, some grid points of the largest part: everything lies on the grid, so all sums are exact.
        if (parts.Length > 0)
            parts[Array.IndexOf(parts, parts.MaxBy(Math.Abs))] += total;
        return new Attribution(
            measure, worth[0], worth[^1],
            [
                .. drivers.Select((driver, i) => new AttributionPart(driver, parts[i], worth[1 << i] - worth[0]))
                    .OrderByDescending(part => Math.Abs(part.Amount)).ThenBy(part => part.Driver),
            ],
            null);
    }

    /// <summary>A power of two so small that it is noise, and so large that any sum of figures and parts is a whole number of it below 2^52.</summary>
    private static double Grid(double[] worth, int players)
    {
        var largest = worth.Max(Math.Abs) * 4 * (players + 2);
        return largest == 0 ? 1 : Math.ScaleB(1, Math.ILogB(largest) - 51);
    }
}
