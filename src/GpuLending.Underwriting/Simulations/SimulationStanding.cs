using GpuLending.Engine.Simulation;

namespace GpuLending.Underwriting.Simulations;

/// <summary>Where a simulation stands: what a screen asks for several times a second.</summary>
/// <param name="Id">The run.</param>
/// <param name="DealId">Its deal; null when it belongs to none.</param>
/// <param name="RequestedById">Who asked for it.</param>
/// <param name="RequestedBy">Who asked for it, by name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="PathsDone">Paths done, as last told.</param>
/// <param name="Paths">Paths asked for.</param>
/// <param name="Stopping">Somebody has stopped it and it has not ended yet.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="StartedAt">When a worker first took it up; null while it waits.</param>
/// <param name="EndedAt">When it ended; null while it has not.</param>
/// <param name="Problem">Why it failed; null unless it has.</param>
/// <param name="CaseHash">What tells whether it is of a document.</param>
/// <param name="SnapshotId">Market it is run on.</param>
/// <param name="Terms">What is simulated.</param>
public sealed record SimulationStanding(
    Guid Id, Guid? DealId, Guid RequestedById, string RequestedBy, SimulationRunState State, int PathsDone, int Paths, bool Stopping, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt, string? Problem, string CaseHash, string SnapshotId, SimulationTerms Terms)
{
    /// <summary>Whether anything is still to come.</summary>
    public bool Open => State is SimulationRunState.Queued or SimulationRunState.Running;

    /// <summary>How long it ran, waits between two workers included; null unless it has started and ended.</summary>
    public TimeSpan? Ran => EndedAt - StartedAt;
}
