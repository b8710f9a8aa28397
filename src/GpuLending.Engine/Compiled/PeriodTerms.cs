using System.Runtime.Intrinsics;
using GpuLending.Engine.Covenants;

namespace GpuLending.Engine.Compiled;

/// <summary>What the waterfall of one loan asks on every payment date, the same in all lanes.</summary>
internal readonly struct PeriodTerms
{
    /// <param name="largestLoanToValue">Balance over value beyond which the trigger is on; null when value triggers nothing.</param>
    /// <param name="leastCover">Cash over what is due below which the trigger is on; null when cover triggers nothing.</param>
    /// <param name="sweepShare">Share of what is left that repays the loan early, 0 to 1.</param>
    /// <param name="triggeredShare">The same while a trigger is on.</param>
    /// <param name="reserveTarget">Held in the reserve, never more than what is owed; 0 without one.</param>
    public PeriodTerms(double? largestLoanToValue, double? leastCover, double sweepShare, double triggeredShare, double reserveTarget)
    {
        // Arithmetic noise trips nothing: the waterfall's triggers leave the same room.
        LoanToValue = Vector256.Create(largestLoanToValue is { } most ? most + (CovenantTester.RelativeNoise * most) : double.PositiveInfinity);
        Cover = Vector256.Create(leastCover is { } least ? least - (CovenantTester.RelativeNoise * least) : double.NegativeInfinity);
        Sweep = Vector256.Create(sweepShare);
        TriggeredSweep = Vector256.Create(triggeredShare);
        Reserve = Vector256.Create(reserveTarget);
    }

    public Vector256<double> LoanToValue { get; }

    public Vector256<double> Cover { get; }

    public Vector256<double> Sweep { get; }

    public Vector256<double> TriggeredSweep { get; }

    public Vector256<double> Reserve { get; }
}
