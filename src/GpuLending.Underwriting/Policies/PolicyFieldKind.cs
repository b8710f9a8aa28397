namespace GpuLending.Underwriting.Policies;

/// <summary>How a term of the policy is typed and shown.</summary>
public enum PolicyFieldKind
{
    /// <summary>A fraction, shown as percent.</summary>
    Fraction,
    Number,
    WholeNumber,
    Text,
    YesNo,

    /// <summary>Words, comma between them.</summary>
    Words,
}
