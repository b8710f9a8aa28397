namespace GpuLending.Engine.Covenants;

/// <summary>What a reported pair of figures covers.</summary>
public enum ObservationBasis
{
    /// <summary>The covenant's whole trailing window, already summed.</summary>
    Window,

    /// <summary>One month; the test sums the trailing window itself. A month without its own projected figure takes the contracted revenue of the model.</summary>
    Month,
}
