using System.Diagnostics;
using GpuLending.Engine.Calibration;
using GpuLending.Engine.Numerics;

namespace GpuLending.Benchmarks;

/// <summary>How long a long price series takes: 100,000 prices of thirty providers over six years.</summary>
internal static class CalibrationBenchmark
{
    private const int Prices = 100_000;

    public static int Run()
    {
        var stream = new RandomStream(8);
        var origin = new DateOnly(2020, 1, 1);
        List<PricePoint> points =
            [.. Enumerable.Range(0, Prices).Select(_ => new PricePoint(origin.AddDays(stream.NextBelow(2000)), 1 + stream.NextFraction(), $"p{stream.NextBelow(30)}"))];
        Print("line", () => LogLinearRegression.Fit(points, origin));
        Print("block bootstrap, 200 samples", () => StandardErrors.BlockBootstrap(points, origin, 1, null, 200, true));
        Print("six forms compared", () => FormComparison.Of(points, origin, [origin.AddDays(900)]));
        return 0;
    }

    private static void Print(string what, Func<object?> work)
    {
        work();
        var clock = Stopwatch.StartNew();
        work();
        Console.WriteLine(FormattableString.Invariant($"{Prices:N0} prices, {what}: {clock.Elapsed.TotalMilliseconds:0.0} ms"));
    }
}
