namespace GpuLending.Engine.Revenue;

/// <summary>Why a customer may leave before the end.</summary>
public enum TerminationKind
{
    /// <summary>Whenever it likes: from the first day on which it may have left, nothing is certain.</summary>
    Convenience,

    /// <summary>When the provider misses the agreed service: the cash stays contracted, less the probability of leaving.</summary>
    ServiceLevel,
}
