namespace GpuLending.Underwriting.Market;

/// <summary>Who rents the GPU out.</summary>
public enum RentalChannel
{
    /// <summary>AWS, Azure, Google Cloud, Oracle and their like.</summary>
    Hyperscaler,

    /// <summary>A cloud specialised in GPUs, or a regional one.</summary>
    Cloud,

    /// <summary>A platform where many owners offer.</summary>
    Marketplace,
}
