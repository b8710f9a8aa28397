namespace GpuLending.Engine.Sizing;

/// <summary>How a junior tranche is repaid.</summary>
public enum JuniorRepayment
{
    /// <summary>All principal at maturity.</summary>
    AtMaturity,

    /// <summary>Debt service in proportion to the cash that the combined cover leaves after the senior loan's, so that nothing is left at maturity.</summary>
    Sculpted,
}
