namespace GpuLending.Engine.Scenarios;

/// <summary>What happens to a market.</summary>
public enum MarketEventKind
{
    /// <summary>A successor ships on the date the catalogue gives.</summary>
    SuccessorLaunch,

    /// <summary>A planned successor ships earlier than the catalogue gives.</summary>
    EarlyLaunch,

    /// <summary>A rule closes markets to a model or to a country.</summary>
    ExportRule,

    /// <summary>Hyperscalers retire a generation together and sell it.</summary>
    RefreshWave,

    /// <summary>The maker lowers its list prices.</summary>
    VendorPriceCut,
}
