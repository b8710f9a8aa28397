using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Simulations;

namespace GpuLending.Web.Api;

/// <summary>Where a simulation stands, and what it says once it is complete.</summary>
public sealed record SimulationResponse
{
    /// <summary>The simulation.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required SimulationRunState State { get; init; }

    /// <summary>Paths done so far.</summary>
    public required int PathsDone { get; init; }

    /// <summary>Paths asked for.</summary>
    public required int Paths { get; init; }

    /// <summary>Market it runs on.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed; null unless it has.</summary>
    public string? Problem { get; init; }

    /// <summary>The result, always of all paths; null unless the simulation is complete.</summary>
    public SimulationResult? Result { get; init; }

    internal static SimulationResponse Of(SimulationView view) => new()
    {
        Id = view.Standing.Id,
        State = view.Standing.State,
        PathsDone = view.Standing.PathsDone,
        Paths = view.Standing.Paths,
        SnapshotId = view.Standing.SnapshotId,
        CreatedAt = view.Standing.CreatedAt,
        EndedAt = view.Standing.EndedAt,
        Problem = view.Standing.Problem,
        Result = view.Result,
    };
}
