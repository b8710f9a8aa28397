namespace GpuLending.Engine.Collateral;

/// <summary>What one GPU costs in place, by category, each per GPU and zero or more. Null means none.</summary>
/// <remarks>Only <see cref="Gpu"/> and <see cref="Network"/> are hardware that can be sold again; the rest is spent on the day.</remarks>
public sealed record UnitCost
{
    /// <summary>The accelerator with its share of the server.</summary>
    public Money? Gpu { get; init; }

    /// <summary>Share of switches, cables and storage.</summary>
    public Money? Network { get; init; }

    /// <summary>Racking, power and cooling fit-out, commissioning.</summary>
    public Money? Installation { get; init; }

    /// <summary>Freight and insurance in transit.</summary>
    public Money? Freight { get; init; }

    /// <summary>Import duty and sales tax.</summary>
    public Money? Duty { get; init; }

    /// <summary>Design, legal, advisers and other soft cost.</summary>
    public Money? Soft { get; init; }
}
