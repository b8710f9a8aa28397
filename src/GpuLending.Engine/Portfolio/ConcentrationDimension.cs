namespace GpuLending.Engine.Portfolio;

/// <summary>What a book may lean on too much.</summary>
public enum ConcentrationDimension
{
    /// <summary>Chip generation, by hardware cost.</summary>
    Generation,

    /// <summary>Customer, by contracted revenue.</summary>
    Customer,

    /// <summary>Site, by hardware cost.</summary>
    Site,

    /// <summary>Maker of the GPUs, by hardware cost.</summary>
    Vendor,
}
