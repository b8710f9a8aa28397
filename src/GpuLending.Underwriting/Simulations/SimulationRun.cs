using GpuLending.Engine.Simulation;

namespace GpuLending.Underwriting.Simulations;

/// <summary>One simulation as a job: what was asked, who works on it, how far it is, where it can be taken up again, and its result once it is complete.</summary>
public sealed class SimulationRun
{
    public required Guid Id { get; init; }

    /// <summary>The deal it was asked for on the desk; null for a document that came by the API.</summary>
    public Guid? DealId { get; init; }

    public required Guid RequestedById { get; init; }

    /// <summary>The case, canonical UTF-8: the very bytes that are simulated, whatever becomes of the draft.</summary>
    public required byte[] Case { get; init; }

    /// <summary>SHA-256 of them, lower-case hexadecimal: what tells whether a result is that of a document.</summary>
    public required string CaseHash { get; init; }

    public required string SnapshotId { get; init; }

    public required SimulationTerms Terms { get; init; }

    /// <summary>Seed and number of paths of the terms, beside them for lists.</summary>
    public required long Seed { get; init; }

    public required int Paths { get; init; }

    public required SimulationRunState State { get; set; }

    public int PathsDone { get; set; }

    /// <summary>What a worker goes on from; null before the first checkpoint and after the end.</summary>
    public byte[]? Checkpoint { get; set; }

    /// <summary>The worker's claim; another claim, another worker. Null when nobody holds it.</summary>
    public Guid? ClaimId { get; set; }

    /// <summary>Until when the claim holds unless it is renewed. After it anybody may take the run up.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Claims since the last checkpoint.</summary>
    public int Attempts { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CancelRequestedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The result, canonical UTF-8; only of a complete run.</summary>
    public byte[]? Result { get; set; }

    /// <summary>Why it failed, in words.</summary>
    public string? Problem { get; set; }
}
