namespace GpuLending.Engine.Numerics;

/// <summary>The present value of a series of cash flows at one rate. Signs are the caller's; the value has the sign of what comes in.</summary>
public static class NetPresentValue
{
    /// <summary>Flows one period apart; the first is today's and is not discounted: sum of cf[i] x (1 + rate)^-i.
    /// Excel's NPV discounts the first flow too: it is this value divided by 1 + rate.</summary>
    /// <param name="ratePerPeriod">The rate a period as a fraction, above -1.</param>
    /// <param name="cashFlows">In time order, one period apart.</param>
    /// <returns>The value at the first flow's time; 0 for no flows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above -1 or not finite.</exception>
    public static double Periodic(double ratePerPeriod, ReadOnlySpan<double> cashFlows)
    {
        GuardRate(ratePerPeriod);
        // Horner's rule: one multiplication a flow and the smallest flows first.
        var discount = 1 / (1 + ratePerPeriod);
        var value = 0.0;
        for (var i = cashFlows.Length - 1; i >= 0; i--)
            value = (value * discount) + cashFlows[i];
        return value;
    }

    /// <summary>Dated flows at an effective annual rate, by calendar days over 365: sum of cf x (1 + rate)^(-days / 365). Excel's XNPV.</summary>
    /// <param name="ratePerAnnum">The effective annual rate as a fraction, above -1.</param>
    /// <param name="dates">One date a flow, in any order.</param>
    /// <param name="cashFlows">One flow a date.</param>
    /// <param name="valuationDate">The date at which the value stands; flows before it are compounded forward.</param>
    /// <returns>The value at the valuation date; 0 for no flows.</returns>
    /// <exception cref="ArgumentException">Not as many dates as flows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above -1 or not finite.</exception>
    public static double Dated(double ratePerAnnum, ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> cashFlows, DateOnly valuationDate)
    {
        GuardRate(ratePerAnnum);
        if (dates.Length != cashFlows.Length)
            throw new ArgumentException($"{dates.Length} dates for {cashFlows.Length} cash flows.", nameof(dates));
        var value = 0.0;
        for (var i = 0; i < dates.Length; i++)
            value += cashFlows[i] * Math.Pow(1 + ratePerAnnum, (valuationDate.DayNumber - dates[i].DayNumber) / 365.0);
        return value;
    }

    private static void GuardRate(double rate)
    {
        if (!double.IsFinite(rate) || rate <= -1)
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A discount rate is finite and above -1.");
    }
}
