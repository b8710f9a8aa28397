using GpuLending.Engine;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Underwriting.Deals;

/// <summary>The document that the draft stores, the API takes and a revision freezes: the case with what a desk knows about its inputs.</summary>
public sealed record DealDocument
{
    /// <summary>Version of the document's schema that this release writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Version of this document's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>What the parties would agree.</summary>
    public DealCase Case { get; init; } = new();

    /// <summary>Where inputs come from, by path in the case, such as "/lots/0/unitCost/gpu".</summary>
    public IReadOnlyDictionary<string, Provenance> Provenance { get; init; } = new Dictionary<string, Provenance>();

    /// <summary>What the analyst says about policy exceptions, by the rule's key.</summary>
    public IReadOnlyDictionary<string, ExceptionMitigant> Mitigants { get; init; } = new Dictionary<string, ExceptionMitigant>();

    /// <summary>The analyst's own paragraphs for the memo, by section key.</summary>
    public IReadOnlyDictionary<string, string> Narrative { get; init; } = new Dictionary<string, string>();

    /// <summary>What the deal is put through: its own scenarios, the cases side by side, how far drivers move.</summary>
    public StressPlan Stress { get; init; } = new();
}
