using GpuLending.Underwriting.Simulations;

namespace GpuLending.Web.Hosting;

/// <summary>The workers of this node, for as long as it runs: two, so that a short simulation need not wait for a long one.</summary>
public sealed class SimulationService(SimulationWorker worker) : BackgroundService
{
    private const int Workers = 2;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => worker.RunAsync(stoppingToken)));
}
