namespace GpuLending.Engine.Costs;

/// <summary>The days between earning and receiving, and between consuming and paying. A month counts as 365/12 days.</summary>
public sealed record WorkingCapitalTerms
{
    /// <summary>Days after which contract fees are received, 0 to 365. Fees settled from a prepayment are never owed.</summary>
    public double DaysReceivable { get; init; }

    /// <summary>Days after which merchant rent is received, 0 to 365.</summary>
    public double DaysReceivableMerchant { get; init; }

    /// <summary>Days after which running costs are paid, 0 to 365.</summary>
    public double DaysPayable { get; init; }
}
