using GpuLending.Engine;

namespace GpuLending.Underwriting.Approvals;

/// <summary>What was submitted, frozen: the very bytes that were computed from and that a signature covers. Never changed once written.</summary>
public sealed class Revision
{
    public required Guid Id { get; init; }

    public required Guid DealId { get; init; }

    /// <summary>1 for the deal's first revision.</summary>
    public required int Number { get; init; }

    public required Guid SubmitterId { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string Comment { get; init; }

    /// <summary>The deal document, canonical UTF-8.</summary>
    public required byte[] Document { get; init; }

    public required int SchemaVersion { get; init; }

    public required string SnapshotId { get; init; }

    public required string SnapshotHash { get; init; }

    /// <summary>The scenarios that were run, canonical UTF-8. The first is the base.</summary>
    public required byte[] Scenarios { get; init; }

    /// <summary>Seed of simulated figures; 0 when nothing was simulated.</summary>
    public required long Seed { get; init; }

    /// <summary>The base scenario's result, canonical UTF-8.</summary>
    public required byte[] Result { get; init; }

    /// <summary>The policy exceptions that were raised, canonical UTF-8.</summary>
    public required byte[] Exceptions { get; init; }

    public required string EngineVersion { get; init; }

    /// <summary>The size in the result, beside it so that the database can hold draws against it.</summary>
    public required Money LoanSize { get; init; }

    /// <summary><see cref="RevisionHash"/> of all the above, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}
