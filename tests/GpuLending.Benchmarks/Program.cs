using GpuLending.Benchmarks;

return args switch
{
    ["edits"] => EditBenchmark.Run(),
    ["evaluate"] => EvaluateBenchmark.Run(),
    ["table"] => TableBenchmark.Run(),
    ["breakeven"] => BreakEvenBenchmark.Run(),
    ["growth"] => GrowthBenchmark.Run(),
    ["calibrations"] => CalibrationBenchmark.Run(),
    ["w2"] => SimulationBenchmark.Run(),
    ["serials"] => await SerialBenchmark.RunAsync(),
    ["w1"] => WorkloadBenchmark.RunOneDeal(),
    ["samples"] => SampleSimulationBenchmark.Run(20_000, ""),
    ["samples", var paths] => SampleSimulationBenchmark.Run(Number(paths), ""),
    ["samples", var paths, var name] => SampleSimulationBenchmark.Run(Number(paths), name),
    ["long", var paths, var name] => SampleSimulationBenchmark.RunLong(Number(paths), name),
    ["parts"] => PartsBenchmark.Run(),
    ["scaling"] => ScalingBenchmark.Run(),
    ["w3"] => WorkloadBenchmark.RunManyDeals(),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

static int Usage()
{
    Console.WriteLine("dotnet run -c Release --project tests/GpuLending.Benchmarks -- edits | evaluate | table | breakeven | growth | calibrations | serials | samples [paths [name]] | long paths name | parts | scaling | w1 | w2 | w3");
    return 2;
}
