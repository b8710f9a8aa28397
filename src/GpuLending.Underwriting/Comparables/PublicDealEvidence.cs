namespace GpuLending.Underwriting.Comparables;

/// <summary>How sure the published terms are.</summary>
public enum PublicDealEvidence
{
    /// <summary>The issuer's paper or release was read.</summary>
    Published,

    /// <summary>Taken over from a note that names the issuer's paper.</summary>
    Transcribed,

    /// <summary>Press reports.</summary>
    Press,

    /// <summary>One source only.</summary>
    Unverified,
}
