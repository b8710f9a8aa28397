namespace GpuLending.Underwriting.Policies;

/// <summary>One version of the lender's policy: the very bytes that were proposed and that a signature covers. Never changed once written.</summary>
public sealed class PolicyVersion
{
    public required Guid Id { get; init; }

    /// <summary>1 for the policy a database starts with; every proposal takes the next number.</summary>
    public required int Number { get; init; }

    /// <summary>Number of the version that the proposal changes; 0 for the first.</summary>
    public required int BaseNumber { get; init; }

    /// <summary>Who proposed it; null for the first only.</summary>
    public required Guid? ProposerId { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>First day on which it is in force, once approved; for the first version a day before any deal.</summary>
    public required DateOnly EffectiveDate { get; init; }

    /// <summary>The policy document, canonical UTF-8.</summary>
    public required byte[] Content { get; init; }

    public required int SchemaVersion { get; init; }

    /// <summary><see cref="PolicyHash"/> of all the above, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}
