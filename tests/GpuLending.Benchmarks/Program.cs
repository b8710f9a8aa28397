using GpuLending.Benchmarks;

return args switch
{
    ["edits"] => EditBenchmark.Run(),
    ["evaluate"] => EvaluateBenchmark.Run(),
    ["calibrations"] => CalibrationBenchmark.Run(),
    ["serials"] => await SerialBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("dotnet run -c Release --project tests/GpuLending.Benchmarks -- edits | evaluate | calibrations | serials");
    return 2;
}
