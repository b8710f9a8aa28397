namespace GpuLending.Underwriting.Serials;

/// <summary>What a risk officer found out about two serials that can be taken for each other.</summary>
public enum LookAlikeAnswer
{
    /// <summary>They are two units. Both may be pledged.</summary>
    DifferentUnits,

    /// <summary>They are one unit, or nobody can show otherwise. The second pledge stays refused.</summary>
    SameUnit,
}
