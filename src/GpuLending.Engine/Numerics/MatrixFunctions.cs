namespace GpuLending.Engine.Numerics;

/// <summary>Logarithm and exponential of small square matrices, such as those of rating transitions.</summary>
internal static class MatrixFunctions
{
    private const int MostRoots = 40;
    private const int MostSteps = 60;

    /// <summary>The principal logarithm, by inverse scaling and squaring: roots until the matrix is close to one, the series there, doubled back.</summary>
    /// <param name="matrix">Square.</param>
    /// <returns>The logarithm; null when the matrix has no real one that this finds.</returns>
    /// <remarks>N. J. Higham, Functions of Matrices (2008), chapter 11; the roots by Denman and Beavers (1976).</remarks>
    public static double[,]? Logarithm(double[,] matrix)
    {
        var root = matrix;
        var doublings = 0;
        while (Distance(root) > 0.1)
        {
            if (doublings++ == MostRoots || Root(root) is not { } next)
                return null;
            root = next;
        }

        var n = matrix.GetLength(0);
        var difference = Combined(root, 1, Identity(n), -1);
        var power = difference;
        var sum = new double[n, n];
        for (var k = 1; k <= MostSteps; k++)
        {
            sum = Combined(sum, 1, power, (k % 2 == 1 ? 1.0 : -1.0) / k);
            power = Product(power, difference);
        }

        return Combined(sum, Math.Pow(2, doublings), sum, 0);
    }

    /// <summary>The exponential of a matrix whose entries are of the order of one or less, by its series on a scaled matrix.</summary>
    public static double[,] Exponential(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var scaled = Combined(matrix, 1.0 / 64, matrix, 0);
        var term = Identity(n);
        var sum = Identity(n);
        for (var k = 1; k <= 24; k++)
        {
            term = Combined(Product(term, scaled), 1.0 / k, term, 0);
            sum = Combined(sum, 1, term, 1);
        }

        for (var doubled = 1; doubled < 64; doubled *= 2)
            sum = Product(sum, sum);
        return sum;
    }

    public static double[,] Product(double[,] left, double[,] right)
    {
        var n = left.GetLength(0);
        var product = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < n; k++)
                    product[i, j] += left[i, k] * right[k, j];
            }
        }

        return product;
    }

    public static double[,] Identity(int n)
    {
        var identity = new double[n, n];
        for (var i = 0; i < n; i++)
            identity[i, i] = 1;
        return identity;
    }

    private static double[,]? Root(double[,] matrix)
    {
        var root = matrix;
        var inverse = Identity(matrix.GetLength(0));
        for (var step = 0; step < MostSteps; step++)
        {
            if (Inverse(root) is not { } ofRoot || Inverse(inverse) is not { } ofInverse)
                return null;
            var next = Combined(root, 0.5, ofInverse, 0.5);
            inverse = Combined(inverse, 0.5, ofRoot, 0.5);
            var moved = Largest(Combined(next, 1, root, -1));
            root = next;
            if (!double.IsFinite(moved))
                return null;
            if (moved < 1e-15)
                break;
        }

        return Largest(Combined(Product(root, root), 1, matrix, -1)) < 1e-12 ? root : null;
    }

    /// <summary>By elimination with the largest pivot of each column; null for a singular matrix.</summary>
    private static double[,]? Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var (left, right) = ((double[,])matrix.Clone(), Identity(n));
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
            {
                if (Math.Abs(left[row, column]) > Math.Abs(left[pivot, column]))
                    pivot = row;
            }

            if (!(Math.Abs(left[pivot, column]) > 1e-14))
                return null;
            var divisor = left[pivot, column];
            for (var k = 0; k < n; k++)
            {
                (left[column, k], left[pivot, k]) = (left[pivot, k] / divisor, column == pivot ? left[pivot, k] / divisor : left[column, k]);
                (right[column, k], right[pivot, k]) = (right[pivot, k] / divisor, column == pivot ? right[pivot, k] / divisor : right[column, k]);
            }

            for (var row = 0; row < n; row++)
            {
                var factor = row == column ? 0 : left[row, column];
                if (factor == 0)
                    continue;
                for (var k = 0; k < n; k++)
                {
                    left[row, k] -= factor * left[column, k];
                    right[row, k] -= factor * right[column, k];
                }
            }
        }

        return right;
    }

    private static double[,] Combined(double[,] one, double weight, double[,] other, double otherWeight)
    {
        var n = one.GetLength(0);
        var combined = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                combined[i, j] = (weight * one[i, j]) + (otherWeight * other[i, j]);
        }

        return combined;
    }

    /// <summary>Largest sum of a row of the absolute differences from one.</summary>
    private static double Distance(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var largest = 0.0;
        for (var i = 0; i < n; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < n; j++)
                sum += Math.Abs(matrix[i, j] - (i == j ? 1 : 0));
            largest = Math.Max(largest, sum);
        }

        return largest;
    }

    private static double Largest(double[,] matrix)
    {
        var largest = 0.0;
        foreach (var entry in matrix)
            largest = double.IsNaN(entry) ? double.NaN : Math.Max(largest, Math.Abs(entry));
        return largest;
    }
}
