namespace GpuLending.Engine.Collateral;

/// <summary>In which shape a lot would go to market. Form factor is liquidity: a part that nobody can plug in fetches a fraction.</summary>
public enum LotConfiguration
{
    /// <summary>Complete servers or racks, ready to be racked again.</summary>
    CompleteSystem,

    /// <summary>Modules without the baseboard they plug into.</summary>
    BareModule,

    /// <summary>Cards for a standard slot.</summary>
    Card,
}
