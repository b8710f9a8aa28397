using GpuLending.Engine.Credit;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Simulation;

/// <summary>A matrix of one year's rating transitions thinned to months: e^(Q ÷ 12), Q the matrix's logarithm made a valid generator by what Kreinin and Sidelnikova (2001) call weighted
/// adjustment. A state is the number, from 0, of a rating in <see cref="RatingMigration.Ratings"/>; default comes after them.</summary>
public sealed class RatingChain
{
    /// <summary>Number of ratings; also the state of default.</summary>
    internal const int Ratings = 7;

    /// <summary>Last rating of investment grade.</summary>
    internal const int LastInvestmentGrade = 3;

    private readonly double[,] _month;
    private readonly double[] _monthlyIntensity = new double[Ratings];
    private readonly double[] _bounds = new double[Ratings * Ratings];

    private RatingChain(double[,] month)
    {
        _month = month;
        for (var from = 0; from < Ratings; from++)
        {
            _monthlyIntensity[from] = -Math.Log(1 - month[from, Ratings]);
            var survives = 1 - month[from, Ratings];
            var weaker = 0.0;
            for (var to = Ratings - 1; to >= 0; to--)
            {
                weaker += month[from, to] / survives;
                _bounds[(from * Ratings) + to] = to == 0 || weaker >= 1 ? double.PositiveInfinity : weaker <= 0 ? double.NegativeInfinity : NormalDistribution.Quantile(weaker);
            }
        }
    }

    /// <summary>Thins a matrix.</summary>
    /// <param name="migration">The matrix.</param>
    /// <returns>The monthly chain.</returns>
    /// <exception cref="NotComputableException">It is no matrix of transitions, or has no generator; the reason names the row.</exception>
    public static RatingChain Of(RatingMigration migration)
    {
        if (Problem(migration) is { } problem)
            throw new NotComputableException(problem);
        var year = MatrixFunctions.Identity(Ratings + 1);
        for (var from = 0; from < Ratings; from++)
        {
            for (var to = 0; to <= Ratings; to++)
                year[from, to] = migration.Matrix[from][to];
        }

        var generator = MatrixFunctions.Logarithm(year) ?? throw new NotComputableException("simulation migration matrix: no monthly moves lead to these yearly ones; let more customers keep their rating.");
        MakeValid(generator);
        for (var i = 0; i <= Ratings; i++)
        {
            for (var j = 0; j <= Ratings; j++)
                generator[i, j] /= 12;
        }

        var month = MatrixFunctions.Exponential(generator);
        for (var i = 0; i < Ratings; i++)
        {
            // What is left of rounding must not become a move.
            var others = 0.0;
            for (var j = 0; j <= Ratings; j++)
                others += i == j ? 0 : month[i, j] = Math.Max(0, month[i, j]);
            month[i, i] = 1 - others;
        }

        return new RatingChain(month);
    }

    /// <summary>What is wrong with a matrix; null when nothing is.</summary>
    internal static string? Problem(RatingMigration migration)
    {
        if (migration.Matrix is not { Count: Ratings } rows)
            return $"simulation migration matrix: enter {Ratings} rows, AAA to CCC.";
        for (var from = 0; from < Ratings; from++)
        {
            var name = $"simulation migration matrix, row {RatingMigration.Ratings[from]}";
            if (rows[from] is not { Count: Ratings + 1 } row)
                return $"{name}: enter {Ratings + 1} numbers, AAA to CCC and default.";
            if (row.Any(entry => !(entry is >= 0 and <= 1)))
                return $"{name}: a probability is 0 to 1.";
            if (Math.Abs(row.Sum() - 1) > RatingMigration.SumTolerance)
                return $"{name}: the probabilities sum to {row.Sum():0.######} and not to 1.";
            if (row[from] <= 0)
                return $"{name}: nobody keeps the rating.";
        }

        return null;
    }

    /// <summary>State of a letter; null for what has no row: unrated and in default.</summary>
    internal static int? StateOf(string? letter) =>
        CreditRating.TryParse(letter, out var rating) && rating.IsRated && RatingMigration.Ratings.IndexOf(rating.Category) is >= 0 and var state ? state : null;

    /// <summary>Default intensity while a customer has a rating.</summary>
    /// <param name="state">Number of the rating.</param>
    /// <returns>The intensity a year, 0 or more.</returns>
    public double PerAnnum(int state) => 12 * _monthlyIntensity[state];

    /// <summary>Below this number a customer of a rating that does not fail moves down.</summary>
    internal double Lower(int state) => state == Ratings - 1 ? double.NegativeInfinity : _bounds[(state * Ratings) + state + 1];

    /// <summary>At this number and above it moves up.</summary>
    internal double Upper(int state) => _bounds[(state * Ratings) + state];

    /// <summary>Rating to which a standard normal number moves a customer that does not fail; the larger, the stronger.</summary>
    internal int Next(int state, double number)
    {
        var next = Ratings - 1;
        while (next > 0 && number >= _bounds[(state * Ratings) + next])
            next--;
        return next;
    }

    /// <summary>Probabilities after a number of months.</summary>
    /// <param name="months">0 or more; 12 gives the year that was entered, but for what made its generator valid.</param>
    /// <returns>Eight rows and columns, from row to column, default last.</returns>
    public IReadOnlyList<IReadOnlyList<double>> After(int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        var power = MatrixFunctions.Identity(Ratings + 1);
        for (var m = 0; m < months; m++)
            power = MatrixFunctions.Product(power, _month);
        return [.. Enumerable.Range(0, Ratings + 1).Select(from => (IReadOnlyList<double>)[.. Enumerable.Range(0, Ratings + 1).Select(to => power[from, to])])];
    }

    /// <summary>Rates below zero are taken out, and what that adds to a row is taken from its other entries in proportion to their size.</summary>
    private static void MakeValid(double[,] generator)
    {
        var n = generator.GetLength(0);
        for (var i = 0; i < n; i++)
        {
            double below = 0, size = Math.Abs(generator[i, i]);
            for (var j = 0; j < n; j++)
            {
                if (j == i)
                    continue;
                below += Math.Max(0, -generator[i, j]);
                size += Math.Max(0, generator[i, j]);
            }

            var sum = 0.0;
            for (var j = 0; j < n; j++)
            {
                if (j == i)
                    continue;
                var entry = generator[i, j];
                sum += generator[i, j] = entry <= 0 || size == 0 ? 0 : entry - (below * entry / size);
            }

            generator[i, i] = -sum;
        }
    }
}
