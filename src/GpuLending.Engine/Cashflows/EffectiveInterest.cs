using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Cashflows;

/// <summary>Carrying amounts by the effective interest method: interest at one rate on the carrying amount, less cash. Discount, premium and fees are spread over the
/// life that way. Source: IFRS 9, 5.4.1 and appendix A; ASC 835-30-35. See docs/methodology/effective-interest.md.</summary>
public static class EffectiveInterest
{
    /// <summary>A carrying amount over equal periods.</summary>
    /// <param name="opening">Carrying amount at the start.</param>
    /// <param name="yieldPerPeriod">Effective rate of one period, as a fraction, above −1.</param>
    /// <param name="cash">Cash at the end of each period, in order.</param>
    /// <returns>One row a period; nothing is rounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is −1 or less, or not a number.</exception>
    public static IReadOnlyList<EffectiveInterestPeriod> Periods(double opening, double yieldPerPeriod, IReadOnlyList<double> cash)
    {
        ArgumentNullException.ThrowIfNull(cash);
        if (!(yieldPerPeriod > -1))
            throw new ArgumentOutOfRangeException(nameof(yieldPerPeriod), yieldPerPeriod, "A yield is above -100 % a period.");
        var rows = new EffectiveInterestPeriod[cash.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var interest = opening * yieldPerPeriod;
            rows[i] = new EffectiveInterestPeriod(null, opening, interest, cash[i], opening + interest - cash[i]);
            opening = rows[i].Carrying;
        }

        return rows;
    }

    /// <summary>A bond bought at the market's yield: its price is the present value of coupons and face, and the carrying amount ends at the face, paid by itself
    /// after the last coupon.</summary>
    /// <param name="face">Face amount.</param>
    /// <param name="couponPerPeriod">Coupon of one period as a share of the face.</param>
    /// <param name="yieldPerPeriod">The market's yield of one period, above −1.</param>
    /// <param name="periods">Number of periods, 1 or more.</param>
    /// <returns>One row a period; the price is the first row's opening.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No period, or a yield of −1 or less.</exception>
    public static IReadOnlyList<EffectiveInterestPeriod> Bond(double face, double couponPerPeriod, double yieldPerPeriod, int periods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        if (!(yieldPerPeriod > -1))
            throw new ArgumentOutOfRangeException(nameof(yieldPerPeriod), yieldPerPeriod, "A yield is above -100 % a period.");
        var coupon = face * couponPerPeriod;
        var price = (coupon * LevelPayment.AnnuityFactor(yieldPerPeriod, periods)) + (face * Math.Pow(1 + yieldPerPeriod, -periods));
        return Periods(price, yieldPerPeriod, [.. Enumerable.Repeat(coupon, periods)]);
    }

    /// <summary>A carrying amount on dated cash at an effective yearly rate, ACT/365 as XIRR counts.</summary>
    /// <param name="ratePerAnnum">Effective yearly rate, above −1.</param>
    /// <param name="dates">Days of the cash, any order.</param>
    /// <param name="toLender">Cash to the lender, positive, or from it, negative; as many.</param>
    /// <returns>One row a day on which cash moves, in date order; the last carrying amount is zero when the rate is the cash's own XIRR.</returns>
    internal static EffectiveInterestPeriod[] Dated(double ratePerAnnum, IReadOnlyList<DateOnly> dates, IReadOnlyList<double> toLender)
    {
        var carrying = 0.0;
        DateOnly? before = null;
        var rows = new List<EffectiveInterestPeriod>(dates.Count);
        foreach (var day in dates.Zip(toLender).Where(flow => flow.Second != 0).GroupBy(flow => flow.First, flow => flow.Second).OrderBy(day => day.Key))
        {
            var years = before is { } last ? (day.Key.DayNumber - last.DayNumber) / 365.0 : 0;
            var interest = carrying * (Math.Pow(1 + ratePerAnnum, years) - 1);
            var cash = day.Sum();
            rows.Add(new EffectiveInterestPeriod(day.Key, carrying, interest, cash, carrying + interest - cash));
            carrying = rows[^1].Carrying;
            before = day.Key;
        }

        return [.. rows];
    }
}
