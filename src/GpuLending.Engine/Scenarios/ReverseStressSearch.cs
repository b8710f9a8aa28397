using System.Globalization;
using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>Looks for the joint move of drivers nearest to where they stand that crosses a line. Near is Mahalanobis' distance under stated spreads and correlations: among moves that are jointly
/// normal it is the most likely of those that break the deal. See docs/methodology/reverse-stress.md.</summary>
public static class ReverseStressSearch
{
    /// <summary>Furthest distance looked at, in standard deviations.</summary>
    public const double Furthest = 8;

    private const double FinestTurn = 0.004;

    /// <summary>Searches.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="start">Scenario from which drivers move, usually the base.</param>
    /// <param name="target">The line.</param>
    /// <param name="spreads">Drivers that may move, each once, and how far; null for <see cref="DriverSpread.Standard"/>. A default is that of the contract with the largest fees, and left out without
    /// contracts.</param>
    /// <param name="correlations">How they move together; null for <see cref="DriverCorrelation.Standard"/>. Pairs that name a driver without a spread are left out.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>The scenario, verified by running it, or why there is none.</returns>
    /// <exception cref="ArgumentException">No driver, a driver twice, a spread that is not above 0, a yearly probability of default that is not below 1, or correlations that no distribution has.</exception>
    /// <exception cref="NotComputableException">The starting scenario cannot be run.</exception>
    public static ReverseStress Of(
        PreparedDeal deal, Scenario start, StressTarget target, IReadOnlyList<DriverSpread>? spreads = null, IReadOnlyList<DriverCorrelation>? correlations = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(target);
        var given = spreads ?? DriverSpread.Standard;
        Check(given);
        DriverSpread[] moved = [.. given.Where(spread => spread.Driver != ScenarioDriver.DefaultMonth || BreakPoints.LargestContract(deal.DealCase) is not null)];
        var drivers = moved.Select(spread => spread.Driver).ToHashSet();
        DriverCorrelation[] together = [.. (correlations ?? DriverCorrelation.Standard).Where(pair => drivers.Contains(pair.One) && drivers.Contains(pair.Other))];
        var distance = new CorrelatedDistance(moved, together);
        var search = new Search(deal, start, target, moved, distance, cancellationToken);
        var before = deal.Run(start, StressMeasureFacts.Options);
        if (!target.Holds(before))
            return None(0, "the line is crossed before anything moves");

        var radius = search.Shortest();
        if (radius is null)
            return None(search.Runs, string.Create(CultureInfo.InvariantCulture, $"no joint move within {Furthest:0} standard deviations crosses it"));
        var said = search.Said();
        if (said is null)
            return None(search.Runs, "the nearest move that crosses it cannot be said in round numbers");
        var (scenario, values, moves) = said.Value;
        var after = deal.Run(scenario, StressMeasureFacts.Options);
        var far = distance.Of(moves);
        var alone = search.Alone();
        ReverseMove[] parts = [.. moved.Select((spread, i) => new ReverseMove(spread.Driver, DriverMove.From(start, deal.DealCase, spread.Driver), values[i], moves[i], alone[i]))
            .OrderByDescending(move => Math.Abs(move.Deviations)).ThenBy(move => move.Driver)];
        return new ReverseStress
        {
            Target = target,
            IsFound = true,
            Reason = ReverseStressWords.Of(target, deal.DealCase.Currency, parts, far, target.Measure.Of(before), target.Measure.Of(after)),
            Scenario = scenario with { Name = "Reverse stress: " + target.Name },
            Distance = far,
            Before = target.Measure.Of(before),
            After = target.Measure.Of(after),
            Moves = parts,
            Spreads = moved,
            Correlations = together,
            Runs = search.Runs,
        };

        ReverseStress None(int runs, string because) => new()
        {
            Target = target,
            IsFound = false,
            Reason = $"No reverse stress, because {because}.",
            Scenario = start,
            Distance = null,
            Before = target.Measure.Of(before),
            After = null,
            Moves = [],
            Spreads = moved,
            Correlations = together,
            Runs = runs,
        };
    }

    private static void Check(IReadOnlyList<DriverSpread> spreads)
    {
        if (spreads.Count == 0)
            throw new ArgumentException("No driver may move.", nameof(spreads));
        if (spreads.Select(spread => spread.Driver).Distinct().Count() < spreads.Count)
            throw new ArgumentException("A driver has two spreads.", nameof(spreads));
        foreach (var spread in spreads)
        {
            if (!Enum.IsDefined(spread.Driver))
                throw new ArgumentException("The driver of a spread is unknown.", nameof(spreads));
            if (!(spread.Deviation > 0) || !double.IsFinite(spread.Deviation))
                throw new ArgumentException($"The spread of {spread.Driver} is not above 0.", nameof(spreads));
            if (spread.Driver == ScenarioDriver.DefaultMonth && !(spread.Deviation < 1))
                throw new ArgumentException("The spread of a default is a yearly probability: below 1.", nameof(spreads));
        }
    }

    /// <summary>One search: directions on the sphere of independent normals, the shortest way to the line along each.</summary>
    private sealed class Search(
        PreparedDeal deal, Scenario start, StressTarget target, IReadOnlyList<DriverSpread> spreads, CorrelatedDistance distance, CancellationToken cancellationToken)
    {
        private double[] _direction = [];
        private double _radius = double.PositiveInfinity;

        public int Runs { get; private set; }

        /// <summary>The shortest distance found; null when the line is nowhere within reach.</summary>
        public double? Shortest()
        {
            foreach (var direction in Starts())
                TryAlong(direction);
            if (double.IsInfinity(_radius))
                return null;
            for (var turn = 0.5; turn > FinestTurn; turn /= 2)
            {
                while (Improved(turn))
                {
                    // Go on with the same turn as long as it helps.
                }
            }

            return _radius;
        }

        /// <summary>The move in numbers that can be typed, a little further out where rounding asks for it; drivers that are not needed stay.</summary>
        public (Scenario Scenario, double[] Values, double[] Moves)? Said()
        {
            var exact = distance.Correlated(_direction, _radius);
            for (var further = 1.0; further < 1.2; further *= 1.002)
            {
                var values = new double[spreads.Count];
                for (var i = 0; i < values.Length; i++)
                {
                    var to = DriverMove.At(start, deal.DealCase, spreads[i], exact[i] * further);
                    values[i] = DriverMove.Said(start, deal.DealCase, spreads[i], to);
                }

                if (!Breaks(values))
                    continue;
                Calm(values, exact);
                Trim(values);
                return (DriverMove.With(start, deal.DealCase, spreads, values), values, Nearest(values));
            }

            return null;
        }

        /// <summary>How far each driver has to move alone; null where it never crosses the line.</summary>
        public double?[] Alone()
        {
            var alone = new double?[spreads.Count];
            for (var i = 0; i < alone.Length; i++)
            {
                var moves = new double[spreads.Count];
                for (var far = 0.5; far <= Furthest && alone[i] is null; far += 0.5)
                {
                    moves[i] = far;
                    if (BreaksMoved(moves))
                        alone[i] = Between(far - 0.5, far, at => { moves[i] = at; return BreaksMoved(moves); });
                }
            }

            return alone;
        }

        /// <summary>Puts drivers back that hardly moved, as long as the line is still crossed.</summary>
        private void Calm(double[] values, double[] exact)
        {
            foreach (var i in Enumerable.Range(0, values.Length).Where(i => Math.Abs(exact[i]) < 0.05).OrderBy(i => Math.Abs(exact[i])))
            {
                var kept = values[i];
                values[i] = DriverMove.From(start, deal.DealCase, spreads[i].Driver);
                if (kept != values[i] && !Breaks(values))
                    values[i] = kept;
            }
        }

        /// <summary>Takes back what rounding every number outwards moved too far: one step of one number at a time, the one that brings the scenario nearest, as long as the line is crossed.</summary>
        private void Trim(double[] values)
        {
            for (var best = distance.Of(Nearest(values)); ;)
            {
                var (at, to) = (-1, 0.0);
                for (var i = 0; i < values.Length; i++)
                {
                    var kept = values[i];
                    if (kept == DriverMove.From(start, deal.DealCase, spreads[i].Driver))
                        continue;
                    foreach (var steps in (ReadOnlySpan<int>)[-1, 1])
                    {
                        values[i] = DriverMove.Stepped(spreads[i].Driver, kept, steps);
                        var far = distance.Of(Nearest(values));
                        if (far < best && Breaks(values))
                            (best, at, to) = (far, i, values[i]);
                    }

                    values[i] = kept;
                }

                if (at < 0)
                    return;
                values[at] = to;
            }
        }

        /// <summary>The moves nearest to the start that give these numbers. Many moves leave a delay or a default where it is; the likeliest of them is what the other drivers make of it.</summary>
        private double[] Nearest(double[] values)
        {
            var moves = values.Select((value, i) => DriverMove.MovesTo(start, deal.DealCase, spreads[i], value)).ToArray();
            for (var sweep = 0; sweep < 3; sweep++)
            {
                for (var i = 0; i < moves.Length; i++)
                {
                    if (!DriverMove.MovesInSteps(spreads[i].Driver))
                        continue;
                    var likeliest = distance.Likeliest(moves, i);
                    if (DriverMove.At(start, deal.DealCase, spreads[i], likeliest) == values[i])
                        moves[i] = likeliest;
                }
            }

            return moves;
        }

        /// <summary>Each driver with what its correlations make of the others, each pair, all.</summary>
        private IEnumerable<double[]> Starts()
        {
            var n = spreads.Count;
            for (var i = 0; i < n; i++)
            {
                for (var j = i; j < n; j++)
                    yield return distance.Toward(k => k == i || k == j ? 1 : 0);
            }

            yield return distance.Toward(_ => 1);
        }

        private bool Improved(double turn)
        {
            var best = _radius;
            for (var j = 0; j < spreads.Count; j++)
            {
                foreach (var sign in (ReadOnlySpan<double>)[1, -1])
                {
                    var turned = (double[])_direction.Clone();
                    turned[j] += sign * turn;
                    TryAlong(Unit(turned));
                }
            }

            return _radius < best * (1 - 1e-4);
        }

        /// <summary>Takes a direction when the line is nearer along it than what is known.</summary>
        private void TryAlong(double[] direction)
        {
            if (double.IsInfinity(_radius))
            {
                for (var far = 0.5; far <= Furthest; far += 0.5)
                {
                    if (!BreaksAt(direction, far))
                        continue;
                    Take(direction, far - 0.5, far);
                    return;
                }
            }
            else if (BreaksAt(direction, _radius * (1 - 1e-4)))
            {
                Take(direction, 0, _radius * (1 - 1e-4));
            }
        }

        private void Take(double[] direction, double holds, double breaks)
        {
            _radius = Between(holds, breaks, at => BreaksAt(direction, at));
            _direction = direction;
        }

        private static double Between(double holds, double breaks, Func<double, bool> isBroken)
        {
            while (breaks - holds > 1e-5)
            {
                var middle = (holds + breaks) / 2;
                if (isBroken(middle))
                    breaks = middle;
                else
                    holds = middle;
            }

            return breaks;
        }

        private bool BreaksAt(double[] direction, double radius) => BreaksMoved(distance.Correlated(direction, radius));

        private bool BreaksMoved(double[] moves)
        {
            var values = new double[moves.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = DriverMove.At(start, deal.DealCase, spreads[i], moves[i]);
            return Breaks(values);
        }

        private bool Breaks(double[] values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Runs++;
            try
            {
                return !target.Holds(deal.Run(DriverMove.With(start, deal.DealCase, spreads, values), StressMeasureFacts.Options));
            }
            catch (NotComputableException)
            {
                // Beyond what can be computed nothing is known to break.
                return false;
            }
        }

        private static double[] Unit(double[] direction)
        {
            var length = Math.Sqrt(direction.Sum(part => part * part));
            return Array.ConvertAll(direction, part => part / length);
        }
    }
}
