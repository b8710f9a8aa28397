using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Compiled;

/// <summary>What is left of a month's revenue after running the fleet, four at a time: four scenarios in one month, or four months of one scenario. The rules are those of
/// <see cref="Revenue.GpuAllocation"/>, <see cref="Revenue.MerchantRent"/> and <see cref="Costs.RunningCosts"/> for contracts that any lot serves.</summary>
internal readonly struct MonthCash
{
    private readonly Vector256<double> _kilowatts;
    private readonly Vector256<double> _idle;
    private readonly Vector256<double> _byUse;
    private readonly Vector256<double> _selling;

    public MonthCash(CompiledTerms terms, CompiledFleet fleet)
    {
        _kilowatts = Vector256.Create(fleet.Kilowatts);
        _idle = Vector256.Create(terms.IdleShare);
        _byUse = Vector256.Create(1 - terms.IdleShare);
        _selling = Vector256.Create(terms.SellingShare);
    }

    /// <summary>Cash flow available for debt service.</summary>
    /// <param name="prices">Prices and costs of the month.</param>
    /// <param name="factors">What the scenario makes of them.</param>
    /// <param name="rent">Factor on merchant rent in the month.</param>
    /// <param name="fixedRuns">All bits set where fixed cost runs.</param>
    /// <param name="inService">GPUs in service.</param>
    /// <param name="contracted">GPUs under contract.</param>
    /// <param name="fees">Fees if all of them are served.</param>
    /// <param name="used">GPUs under contract times the share of hours they are used.</param>
    /// <param name="empty">GPUs that stand empty after their contract.</param>
    /// <returns>Cash, negative where the fleet costs more than it brings.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Of(
        in MonthPrices prices, in LaneFactors factors, Vector256<double> rent, Vector256<double> fixedRuns, Vector256<double> inService, Vector256<double> contracted, Vector256<double> fees,
        Vector256<double> used, Vector256<double> empty)
    {
        var zero = Vector256<double>.Zero;
        var one = Vector256<double>.One;
        // Contracts want more than there is: each gets the same share.
        var served = Vector256.ConditionalSelect(Vector256.GreaterThan(contracted, inService), inService / Vector256.MaxNative(contracted, one), one);
        var let = Vector256.MaxNative(zero, Vector256.MaxNative(zero, inService - contracted) - empty);
        var revenue = (served * fees) + (let * prices.Merchant * factors.Utilisation * rent);
        var load = (_idle * inService) + (_byUse * ((served * used) + (let * factors.Utilisation)));
        var power = _kilowatts * (prices.HedgedPower + (factors.Power * prices.OpenPower)) * load;
        var other = (inService * (prices.PerGpu + (_kilowatts * prices.PerKilowatt))) + (prices.Fixed & fixedRuns) + (_selling * revenue);
        return revenue - power - (factors.Cost * other);
    }
}
