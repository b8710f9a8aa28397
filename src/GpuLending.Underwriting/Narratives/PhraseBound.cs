namespace GpuLending.Underwriting.Narratives;

/// <summary>Which side of a level a phrase claims. A rating of at least BBB- is BBB- or better.</summary>
public enum PhraseBound
{
    /// <summary>At least the level; for a rating, that letter or better.</summary>
    AtLeast,

    /// <summary>At most the level; for a rating, that letter or weaker.</summary>
    AtMost,
}
