namespace GpuLending.Underwriting.Narratives;

/// <summary>What is remarked on a sentence.</summary>
public enum NarrativeRemarkKind
{
    /// <summary>A phrase of the table claims what the model does not say.</summary>
    Contradicted,

    /// <summary>A name in braces is no figure.</summary>
    UnknownFigure,

    /// <summary>A named figure has no value in this deal.</summary>
    NoValue,

    /// <summary>A phrase's figure has no value in this deal, so the phrase cannot be held against it.</summary>
    Unchecked,

    /// <summary>A number typed by hand differs from the figure that the sentence names.</summary>
    TypedDiffers,

    /// <summary>A number typed by hand is right today and will not follow the model.</summary>
    TypedAgrees,
}
