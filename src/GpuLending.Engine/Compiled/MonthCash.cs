using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Compiled;

/// <summary>What is left of a month's revenue after running the fleet, four at a time: four scenarios in one month, or four months of one scenario. The rules are those of
/// <see cref="Revenue.GpuAllocation"/>, <see cref="Revenue.MerchantRent"/> and <see cref="Costs.RunningCosts"/> for contracts that any lot serves.</summary>
internal readonly struct MonthCash
{
    private readonly Vector256<double> _idle;
    private readonly Vector256<double> _byUse;
    private readonly Vector256<double> _keeps;
    private readonly Vector256<double> _cost;
    private readonly Vector256<double> _power;
    private readonly Vector256<double> _utilisation;
    private readonly bool _followsUse;

    public MonthCash(CompiledTerms terms, in LaneFactors factors)
    {
        _idle = Vector256.Create(terms.IdleShare);
        _byUse = Vector256.Create(1 - terms.IdleShare);
        // Selling costs are a share of revenue, at the scenario's factor on costs.
        _keeps = Vector256<double>.One - (factors.Cost * Vector256.Create(terms.SellingShare));
        (_cost, _power, _utilisation, _followsUse) = (factors.Cost, factors.Power, factors.Utilisation, terms.PowerFollowsUse);
    }

    /// <summary>Share of what contracts want that is served: where they want more than there is, each gets the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Served(Vector256<double> inService, Vector256<double> contracted) => Vector256.ConditionalSelect(
        Vector256.GreaterThan(contracted, inService), inService / Vector256.MaxNative(contracted, Vector256<double>.One), Vector256<double>.One);

    /// <summary>Cash flow available for debt service.</summary>
    /// <param name="merchant">What one GPU let by the hour earns in the month, used all the time, at the scenario's rent.</param>
    /// <param name="hedgedPower">Electricity of one GPU at the fixed part of the price.</param>
    /// <param name="openPower">The same at the part that a scenario moves.</param>
    /// <param name="perGpu">Other costs of one GPU.</param>
    /// <param name="fixedCost">Costs of the fleet; 0 before they run.</param>
    /// <param name="inService">GPUs in service.</param>
    /// <param name="fees">Fees of the contracts served.</param>
    /// <param name="let">GPUs let by the hour.</param>
    /// <param name="used">GPUs served under contract times the share of hours they are used.</param>
    /// <returns>Cash, negative where the fleet costs more than it brings.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Of(
        Vector256<double> merchant, Vector256<double> hedgedPower, Vector256<double> openPower, Vector256<double> perGpu, Vector256<double> fixedCost, Vector256<double> inService,
        Vector256<double> fees, Vector256<double> let, Vector256<double> used)
    {
        var sold = let * _utilisation;
        var revenue = fees + (sold * merchant);
        var load = _followsUse ? (_idle * inService) + (_byUse * (used + sold)) : inService;
        return (revenue * _keeps) - ((hedgedPower + (_power * openPower)) * load) - (_cost * ((inService * perGpu) + fixedCost));
    }
}
