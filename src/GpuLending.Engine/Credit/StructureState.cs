namespace GpuLending.Engine.Credit;

/// <summary>Where one element of the structure stands.</summary>
public enum StructureState
{
    /// <summary>Not in the papers, or not known: counts as missing.</summary>
    Missing = 0,

    /// <summary>In the papers.</summary>
    Done,

    /// <summary>This deal does not need it, such as a power hedge where the customer pays for power.</summary>
    NotNeeded,
}
