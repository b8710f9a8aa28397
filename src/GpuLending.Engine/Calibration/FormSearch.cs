namespace GpuLending.Engine.Calibration;

/// <summary>The least value of a function on an interval: a grid to find the valley, golden section to its floor. Deterministic.</summary>
internal static class FormSearch
{
    private const double Golden = 0.6180339887498949;

    // The section ends a little before the end of its interval.
    private const double NearBound = 1e-4;

    public static bool AtBound(double at, double low, double high) => Math.Min(at - low, high - at) <= NearBound * (high - low);

    public static (double At, double Value) Least(Func<double, double> function, double low, double high, int grid, int steps = 60)
    {
        var (bestIndex, best) = (0, double.PositiveInfinity);
        for (var i = 0; i <= grid; i++)
        {
            var value = function(low + ((high - low) * i / grid));
            if (value < best)
                (bestIndex, best) = (i, value);
        }

        var a = low + ((high - low) * Math.Max(0, bestIndex - 1) / grid);
        var b = low + ((high - low) * Math.Min(grid, bestIndex + 1) / grid);
        var (c, d) = (b - (Golden * (b - a)), a + (Golden * (b - a)));
        var (fc, fd) = (function(c), function(d));
        for (var step = 0; step < steps && b - a > 1e-12 * (1 + Math.Abs(a)); step++)
        {
            if (fc < fd)
            {
                (b, d, fd) = (d, c, fc);
                c = b - (Golden * (b - a));
                fc = function(c);
            }
            else
            {
                (a, c, fc) = (c, d, fd);
                d = a + (Golden * (b - a));
                fd = function(d);
            }
        }

        var (at, least) = fc < fd ? (c, fc) : (d, fd);
        var onGrid = low + ((high - low) * bestIndex / grid);
        return least <= best ? (at, least) : (onGrid, best);
    }
}
