using GpuLending.Underwriting.Exports;

namespace GpuLending.Web.Hosting;

/// <summary>This node's worker of memo exports, for as long as it runs: one, since one memo is printed at a time.</summary>
public sealed class MemoExportService(MemoExportWorker worker) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => worker.RunAsync(stoppingToken);
}
