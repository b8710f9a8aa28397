namespace GpuLending.Underwriting.Deals;

/// <summary>What to do with a journal whose draft was saved by somebody else.</summary>
public enum RebaseChoice
{
    /// <summary>My changes on top of what they saved. Where both changed a field, mine.</summary>
    KeepMine,

    /// <summary>What they saved. My changes stay in the journal and can be redone.</summary>
    TakeTheirs,
}
