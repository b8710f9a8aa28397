using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Narratives;

namespace GpuLending.Underwriting.Policies;

/// <summary>One version of the lender's policy as it is stored, shown and signed: what the engine reads, who may approve what, what has to be on file, and which words need which figures.</summary>
public sealed record PolicyDocument
{
    /// <summary>Version of the document's schema that this release writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The policy that a new database starts with.</summary>
    public static PolicyDocument House { get; } = new() { Lending = LendingPolicy.House, Authority = AuthorityMatrix.Default };

    /// <summary>Version of this document's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Grids, bounds and terms that enter a market snapshot. Its version is the number of the policy version.</summary>
    public LendingPolicy Lending { get; init; } = LendingPolicy.House;

    /// <summary>The authority matrix, in the order its rows are tried; the last has no bounds.</summary>
    public IReadOnlyList<AuthorityRow> Authority { get; init; } = AuthorityMatrix.Default;

    /// <summary>Phrases that a deal's texts may use only where the model bears them out.</summary>
    public IReadOnlyList<PhraseRule> Phrases { get; init; } = PhraseRules.House;

    /// <summary>What has to be on file before a deal enters a stage. A policy written before there was a checklist asks for the house's.</summary>
    public IReadOnlyList<RequiredDocument> Documents { get; init; } = DocumentChecklist.House;
}
