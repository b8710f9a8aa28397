using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Compiled;

/// <summary>One payment date of a loan, in four lanes at once: four scenarios of a deal, or four paths of a simulation. The reserve joins the cash; interest is paid, then principal down to
/// the scheduled balance with what is overdue; triggers are struck; the reserve is filled; a share of what is left, or more of it while a trigger is on, repays the loan early; the rest is the
/// sponsor's, who also pays what running the fleet lacks. The same rules in the same order as <see cref="Waterfalls.WaterfallRun"/>; see docs/methodology/compiled-deal.md.</summary>
internal static class PeriodLanes
{
    /// <summary>Serves one payment date.</summary>
    /// <param name="terms">The waterfall's numbers.</param>
    /// <param name="cfads">Cash flow available for debt service of the period: what cover is struck on.</param>
    /// <param name="cash">The same after standing fees: what the waterfall hands out.</param>
    /// <param name="growth">Interest on 1 over the period.</param>
    /// <param name="value">Value the loan is tested against on the date.</param>
    /// <param name="scheduled">Balance by the schedule after the payment.</param>
    /// <param name="balance">Balance; in before the date, out after it.</param>
    /// <param name="reserve">Held in the reserve, likewise.</param>
    /// <returns>What was due, paid and left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PeriodPaid Pay(
        in PeriodTerms terms, Vector256<double> cfads, Vector256<double> cash, Vector256<double> growth, Vector256<double> value, Vector256<double> scheduled,
        ref Vector256<double> balance, ref Vector256<double> reserve)
    {
        var zero = Vector256<double>.Zero;
        var interest = balance * growth;
        var principal = Vector256.MaxNative(zero, balance - scheduled);
        var due = interest + principal;
        var left = cash + reserve;
        var interestPaid = Vector256.MinNative(interest, Vector256.MaxNative(zero, left));
        left -= interestPaid;
        var principalPaid = Vector256.MinNative(principal, Vector256.MaxNative(zero, left));
        left -= principalPaid;
        var before = balance - principalPaid + (interest - interestPaid);
        var overValue = Vector256.GreaterThan(before, terms.LoanToValue * value);
        var triggered = overValue | Vector256.LessThan(cfads, terms.Cover * due);
        var positive = Vector256.MaxNative(zero, left);
        reserve = Vector256.MinNative(positive, Vector256.MinNative(terms.Reserve, before));
        var free = positive - reserve;
        var swept = Vector256.MinNative(before, Vector256.ConditionalSelect(triggered, terms.TriggeredSweep, terms.Sweep) * free);
        balance = before - swept;
        return new PeriodPaid(interest, due, interestPaid, principalPaid, before, swept, free - swept + Vector256.MinNative(zero, left), overValue, triggered);
    }
}
