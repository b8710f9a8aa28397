using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Simulation;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Simulations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GpuLending.Underwriting.Tests.Simulations;

/// <summary>What tests of simulations do over and over.</summary>
internal static class SimulationDesk
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A worker that keeps every block's state, as if it ran on a node of its own.</summary>
    public static SimulationWorker NewWorker(this Desk desk) => new(
        desk.Get<IDbContextFactory<UnderwritingDbContext>>(), desk.Get<ReadMarketSnapshot>(), desk.Get<CurveCatalogue>(), desk.Get<AuditTrail>(), TimeProvider.System,
        new SimulationWorkerOptions { Beat = TimeSpan.FromMilliseconds(10), CheckpointEvery = TimeSpan.Zero }, NullLogger<SimulationWorker>.Instance);

    public static Task<Result<Guid>> TryStartAsync(this Desk desk, Guid dealId, DealDocument document, SimulationTerms? terms = null, Actor? actor = null) =>
        desk.Get<StartSimulation>().ExecuteAsync(new StartSimulationCommand(document, terms ?? Short, dealId), actor ?? Desk.Analyst, Cancel);

    public static async Task<Guid> StartAsync(this Desk desk, Guid dealId, SimulationTerms? terms = null, Actor? actor = null) =>
        (await desk.TryStartAsync(dealId, (await desk.OpenAsync(dealId)).Saved, terms, actor)).Require();

    public static async Task<SimulationView> LookAsync(this Desk desk, Guid runId) => (await desk.Get<OpenSimulation>().ExecuteAsync(runId, Desk.Auditor, Cancel)).Require();

    /// <summary>Few paths.</summary>
    public static SimulationTerms Short { get; } = new() { Paths = 1_000, Seed = 7 };

    /// <summary>More paths than are done before somebody can stop them.</summary>
    public static SimulationTerms Long { get; } = new() { Paths = SimulationTerms.MostPaths, Seed = 7 };
}
