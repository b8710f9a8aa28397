namespace GpuLending.Engine.Cashflows;

/// <summary>Debt service cover of one payment period.</summary>
/// <param name="Month">Month of the payment date.</param>
/// <param name="Date">Payment date.</param>
/// <param name="Cfads">Cash flow of the period.</param>
/// <param name="Interest">Interest due in cash, paid or not.</param>
/// <param name="Principal">Principal due by the schedule, paid or not; a balloon at maturity is left out.</param>
/// <param name="Ratio">Cash flow over interest and principal; null when there is no debt service.</param>
public sealed record CoveragePoint(int Month, DateOnly Date, double Cfads, double Interest, double Principal, double? Ratio)
{
    /// <summary>Part of the period's cash flow that contracts pay, after the contracted GPUs' costs; 0 in results of engines that did not split it.</summary>
    public double ContractedCfads { get; init; }

    /// <summary>Contracted cash flow alone over interest and principal; null when there is no debt service.</summary>
    public double? ContractedRatio { get; init; }

    /// <summary>Merchant cash flow alone over interest and principal; null when there is no debt service.</summary>
    public double? MerchantRatio { get; init; }
}
