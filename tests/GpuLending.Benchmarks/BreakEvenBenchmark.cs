using System.Diagnostics;
using System.Globalization;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;

namespace GpuLending.Benchmarks;

/// <summary>Break-even of the desk's large deal on each of the twelve drivers: how far may it go before the least cover falls below 1.10? Each search tabulates the driver's range and closes in on
/// the turn by halving. Prints the fastest, the median and the slowest of many, on one thread and on all.</summary>
internal static class BreakEvenBenchmark
{
    private const double MostMilliseconds = 200;

    private static readonly ScenarioDriver[] Drivers = Enum.GetValues<ScenarioDriver>();

    public static int Run()
    {
        var alone = Measure(1);
        var together = Environment.ProcessorCount > 1 ? Measure(Environment.ProcessorCount) : alone;
        return Math.Min(alone, together) < MostMilliseconds ? 0 : 1;
    }

    private static double Measure(int threads)
    {
        const int warm = 4;
        const int runs = 15;
        var milliseconds = new List<double>();
        var solutions = new Solution[Drivers.Length];
        for (var i = 0; i < warm + runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Parallel.For(0, Drivers.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, d => solutions[d] = Solve(Drivers[d]));
            if (i >= warm)
                milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        milliseconds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"workload\":\"breakeven\",\"drivers\":{Drivers.Length},\"evaluations\":{solutions.Sum(solution => solution.Evaluations)},\"threads\":{threads},\"best_ms\":{milliseconds[0]:0.0},\"median_ms\":{milliseconds[runs / 2]:0.0},\"worst_ms\":{milliseconds[^1]:0.0}}}"));
        return milliseconds[runs / 2];
    }

    private static Solution Solve(ScenarioDriver driver) => DealSolver.Solve(
        DeskDeal.Deal,
        DeskDeal.Market,
        Scenario.Base,
        DeskDeal.Closing,
        new()
        {
            Output = "/coverage/minimumDebtService",
            Test = GoalTest.AtLeast,
            Target = 1.10,
            Driver = driver,
            ContractId = driver == ScenarioDriver.DefaultMonth ? DeskDeal.Deal.Contracts[0].Id : null,
        });
}
