using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Waterfalls;

/// <summary>A period's cash before any rule: what comes in and what running the fleet takes. Their difference is cash flow available for debt service.</summary>
/// <param name="Receipts">Cash received, 0 or more.</param>
/// <param name="Costs">Cash that running the fleet takes, 0 or more.</param>
internal readonly record struct PeriodCash(double Receipts, double Costs)
{
    /// <summary>One month's. An entered outflow is a cost; a cost that brings cash in is a receipt.</summary>
    public static PeriodCash Of(OperatingVectors v, int m)
    {
        var other = v.OtherContracted[m] + v.OtherMerchant[m];
        var receipts = v.ContractedRevenue[m] - v.PrepaymentUsed[m] + v.MerchantRevenue[m] + Math.Max(0, other);
        var costs = receipts - (v.ContractedCfads[m] + v.MerchantCfads[m]);
        return costs >= 0 ? new PeriodCash(receipts, costs) : new PeriodCash(receipts - costs, 0);
    }
}
