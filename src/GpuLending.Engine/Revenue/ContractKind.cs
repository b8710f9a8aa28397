namespace GpuLending.Engine.Revenue;

/// <summary>What a customer owes for hours it has contracted. See docs/methodology/contracted-revenue.md.</summary>
public enum ContractKind
{
    /// <summary>Pays the larger of the take-or-pay share and what it uses.</summary>
    TakeOrPay,

    /// <summary>Pays the reserved share of the hours, always and only: use changes nothing.</summary>
    Reserved,

    /// <summary>Pays the hours it uses at the contract's price. Nothing is owed for hours not used: the cash is not certain and counts as merchant.</summary>
    OnDemand,

    /// <summary>Pays the hours it uses at the merchant price of the month; counts as merchant.</summary>
    Spot,
}
