namespace GpuLending.Underwriting.Policies;

/// <summary>What somebody is typing towards a proposal: one a person, overwritten as they type, gone when it is proposed or discarded. No record.</summary>
public sealed class PolicyDraft
{
    public required Guid UserId { get; init; }

    /// <summary>Number of the version that it changes.</summary>
    public required int BaseNumber { get; set; }

    public required PolicyDocument Document { get; set; }

    public required string Reason { get; set; }

    public DateOnly? EffectiveDate { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}
