namespace GpuLending.Underwriting.Serials;

/// <summary>Whether a serial secures its deal.</summary>
public enum SerialState
{
    /// <summary>Pledged.</summary>
    Live,

    /// <summary>Let go; history only.</summary>
    Released,
}
