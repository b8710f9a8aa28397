using System.Runtime.Intrinsics;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Simulation;

/// <summary>How the borrower's yearly rate of each payment moves with the base rate: within floor and cap, the swapped part standing still. See docs/methodology/interest.md.</summary>
internal sealed class FloatingRate
{
    private readonly double[] _base;
    private readonly int[] _month;
    private readonly InterestTerms _terms;

    private FloatingRate(InterestTerms terms, double[] rates, int[] month) => (_terms, _base, _month) = (terms, rates, month);

    public static FloatingRate? Of(DealRun run)
    {
        var plan = run.Plan;
        if (run.DealCase.Facility.Interest.Kind == RateKind.Fixed)
            return null;
        var rates = new double[plan.Dates.Length];
        var month = new int[plan.Dates.Length];
        for (var k = 1; k < rates.Length; k++)
        {
            rates[k] = plan.RateOf(k).Base ?? 0;
            month[k] = plan.Months[k - 1] + 1;
        }

        return new(run.DealCase.Facility.Interest, rates, month);
    }

    /// <summary>What the shift of the period before payment k changes of the borrower's rate.</summary>
    public Vector256<double> Change(int k, Vector256<double>[] shift)
    {
        var rate = Vector256.Create(_base[k]);
        return Borrower(rate + shift[_month[k]]) - Borrower(rate);
    }

    private Vector256<double> Borrower(Vector256<double> unbounded)
    {
        var floored = Vector256.MaxNative(unbounded, Vector256.Create(_terms.FloorPerAnnum));
        var open = _terms.CapPerAnnum is { } cap
            ? (Vector256.Create(_terms.CapShare) * Vector256.MinNative(floored, Vector256.Create(cap))) + (Vector256.Create(1 - _terms.CapShare) * floored)
            : floored;
        var swapped = _terms.SwapFloored ? default : floored - unbounded;
        return (Vector256.Create(1 - _terms.SwapShare) * open) + (Vector256.Create(_terms.SwapShare) * swapped);
    }
}
