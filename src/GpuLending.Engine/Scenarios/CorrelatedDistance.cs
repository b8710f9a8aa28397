namespace GpuLending.Engine.Scenarios;

/// <summary>Mahalanobis' distance among drivers that move together: moves are z = L w with L the Cholesky factor of their correlations, so that the distance of z is the length of w.</summary>
internal sealed class CorrelatedDistance
{
    private readonly double[,] _correlations;
    private readonly double[,] _factor;
    private readonly int _count;

    public CorrelatedDistance(IReadOnlyList<DriverSpread> spreads, IReadOnlyList<DriverCorrelation> pairs)
    {
        _count = spreads.Count;
        _correlations = new double[_count, _count];
        for (var i = 0; i < _count; i++)
            _correlations[i, i] = 1;
        foreach (var pair in pairs)
        {
            var (i, j) = (IndexOf(spreads, pair.One), IndexOf(spreads, pair.Other));
            if (i == j || !(Math.Abs(pair.Correlation) < 1))
                throw new ArgumentException($"The correlation of {pair.One} and {pair.Other} must be of two drivers and between -1 and 1.", nameof(pairs));
            _correlations[i, j] = _correlations[j, i] = pair.Correlation;
        }

        _factor = Cholesky(_correlations, _count);
    }

    /// <summary>Moves of the drivers along a direction of independent normals.</summary>
    public double[] Correlated(double[] direction, double radius)
    {
        var moves = new double[_count];
        for (var i = 0; i < _count; i++)
        {
            for (var j = 0; j <= i; j++)
                moves[i] += _factor[i, j] * direction[j];
            moves[i] *= radius;
        }

        return moves;
    }

    /// <summary>The direction in which a weighted sum of moves grows fastest: the weights' own drivers, and the others by what they share.</summary>
    public double[] Toward(Func<int, double> weight)
    {
        var direction = new double[_count];
        for (var j = 0; j < _count; j++)
        {
            for (var i = j; i < _count; i++)
                direction[j] += _factor[i, j] * weight(i);
        }

        var length = Math.Sqrt(direction.Sum(part => part * part));
        return length == 0 ? direction : Array.ConvertAll(direction, part => part / length);
    }

    /// <summary>Distance of moves: the length of w in z = L w.</summary>
    public double Of(double[] moves)
    {
        var sum = 0.0;
        var independent = new double[_count];
        for (var i = 0; i < _count; i++)
        {
            var rest = moves[i];
            for (var j = 0; j < i; j++)
                rest -= _factor[i, j] * independent[j];
            independent[i] = rest / _factor[i, i];
            sum += independent[i] * independent[i];
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Where one move is likeliest, the others standing: the least of the parabola that the squared distance is in it.</summary>
    public double Likeliest(double[] moves, int at)
    {
        var kept = moves[at];
        Span<double> squares = stackalloc double[3];
        for (var i = 0; i < 3; i++)
        {
            moves[at] = i - 1;
            squares[i] = Of(moves) * Of(moves);
        }

        moves[at] = kept;
        return (squares[0] - squares[2]) / (2 * (squares[0] - (2 * squares[1]) + squares[2]));
    }

    private static int IndexOf(IReadOnlyList<DriverSpread> spreads, Solving.ScenarioDriver driver)
    {
        for (var i = 0; i < spreads.Count; i++)
        {
            if (spreads[i].Driver == driver)
                return i;
        }

        throw new ArgumentException($"{driver} has a correlation and no spread.", nameof(spreads));
    }

    private static double[,] Cholesky(double[,] correlations, int count)
    {
        var factor = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = correlations[i, j];
                for (var k = 0; k < j; k++)
                    rest -= factor[i, k] * factor[j, k];
                if (i == j && !(rest > 1e-12))
                    throw new ArgumentException("No distribution has these correlations: they contradict each other.", nameof(correlations));
                factor[i, j] = i == j ? Math.Sqrt(rest) : rest / factor[j, j];
            }
        }

        return factor;
    }
}
