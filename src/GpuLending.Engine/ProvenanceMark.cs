namespace GpuLending.Engine;

/// <summary>Kind of an input.</summary>
public enum ProvenanceMark
{
    /// <summary>Entered by a person at this desk.</summary>
    Entered,

    /// <summary>Disclosed in public, with its source.</summary>
    Public,

    /// <summary>Assumed: plausible and nobody's fact.</summary>
    Assumed,

    /// <summary>Read from a file.</summary>
    Imported,
}
