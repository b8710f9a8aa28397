namespace GpuLending.Engine.Waterfalls;

/// <summary>The sponsor's cash on one date. Every part is a positive amount; <see cref="Net"/> gives the signs.</summary>
/// <param name="Date">Day.</param>
/// <param name="FleetCost">Cost of what is delivered: out.</param>
/// <param name="LoanProceeds">Draws of loan and junior tranche after discount: in.</param>
/// <param name="CustomerPrepayments">Prepayments received: in.</param>
/// <param name="FinancingCosts">Upfront fees: out.</param>
/// <param name="AccountFunding">Paid into accounts when they open: out.</param>
/// <param name="Support">Paid because cash and accounts fall short: out.</param>
/// <param name="Distribution">Distributions and released accounts: in.</param>
/// <param name="Sale">The sponsor's part of the sale at maturity: in.</param>
public sealed record EquityFlow(
    DateOnly Date,
    double FleetCost,
    double LoanProceeds,
    double CustomerPrepayments,
    double FinancingCosts,
    double AccountFunding,
    double Support,
    double Distribution,
    double Sale)
{
    /// <summary>Positive is received by the sponsor, negative is paid.</summary>
    public double Net => LoanProceeds + CustomerPrepayments + Distribution + Sale - FleetCost - FinancingCosts - AccountFunding - Support;
}
