namespace GpuLending.Engine.Credit;

/// <summary>What one way to get the money back brings after a default in one year. Amounts are worth what they would be on the day of default.</summary>
/// <param name="Cause">Who failed.</param>
/// <param name="Route">How the money comes back.</param>
/// <param name="Probability">Share of the year's defaults that go this way; a year's shares sum to 1.</param>
/// <param name="Recovered">What the route brings, before the costs of enforcing; not more than the exposure needs.</param>
/// <param name="FromReserve">Debt service reserve in hand, where the accounts are under control.</param>
/// <param name="FromSupports">What guarantees and insurance pay last.</param>
/// <param name="EnforcementCost">Cost of enforcing.</param>
/// <param name="LossGivenDefault">Share of the exposure that is lost, 0 to 1.</param>
/// <param name="Why">Why the fleet is sold where another way was open to it, or which way is taken.</param>
public sealed record RouteLoss(
    DefaultCause Cause,
    RecoveryRoute Route,
    double Probability,
    double Recovered,
    double FromReserve,
    double FromSupports,
    double EnforcementCost,
    double LossGivenDefault,
    string Why);
