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
    ["w3"] => WorkloadBenchmark.RunManyDeals(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("dotnet run -c Release --project tests/GpuLending.Benchmarks -- edits | evaluate | table | breakeven | growth | calibrations | serials | w1 | w2 | w3");
    return 2;
}
