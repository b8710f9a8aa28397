namespace GpuLending.Engine.Covenants;

/// <summary>Whose age a chip-age covenant tests, and from when it counts.</summary>
public enum ChipAgeBasis
{
    /// <summary>The oldest lot, from its in-service date.</summary>
    OldestInService,

    /// <summary>All lots in service, weighted by original cost, from their in-service dates.</summary>
    WeightedInService,

    /// <summary>The oldest generation, from the day its model could first be had: what a buyer sees.</summary>
    OldestGeneration,

    /// <summary>All lots in service, weighted by original cost, from the day their models could first be had.</summary>
    WeightedGeneration,
}
