namespace GpuLending.Engine.Collateral;

/// <summary>The categories of <see cref="UnitCost"/>, for terms that say which of them the loan may fund.</summary>
public enum CostCategory
{
    /// <summary>The accelerator with its share of the server.</summary>
    Gpu,

    /// <summary>Share of switches, cables and storage.</summary>
    Network,

    /// <summary>Racking, power and cooling fit-out, commissioning.</summary>
    Installation,

    /// <summary>Freight and insurance in transit.</summary>
    Freight,

    /// <summary>Import duty and sales tax.</summary>
    Duty,

    /// <summary>Design, legal, advisers and other soft cost.</summary>
    Soft,
}
