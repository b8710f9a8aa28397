namespace GpuLending.Engine.Numerics;

/// <summary>The equal payment that repays a principal with interest, in arrears: P x r / (1 - (1 + r)^-n). Also known as annuity payment;
/// Excel's PMT with the sign turned.</summary>
public static class LevelPayment
{
    /// <summary>The payment each period.</summary>
    /// <param name="principal">What is repaid; the payment has its sign.</param>
    /// <param name="ratePerPeriod">The rate a period as a fraction, above -1; 0 gives principal / periods.</param>
    /// <param name="periods">Payments, at least one, the first a period from now.</param>
    /// <returns>The payment, not rounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The principal is not finite, the rate is not above -1, or there is no period.</exception>
    public static double Of(double principal, double ratePerPeriod, int periods)
    {
        if (!double.IsFinite(principal))
            throw new ArgumentOutOfRangeException(nameof(principal), principal, "The principal must be finite.");
        return principal / AnnuityFactor(ratePerPeriod, periods);
    }

    /// <summary>What payments of 1 are worth today: (1 - (1 + r)^-n) / r, in arrears; n at a rate of zero.</summary>
    /// <param name="ratePerPeriod">The rate a period as a fraction, above -1.</param>
    /// <param name="periods">Payments, at least one.</param>
    /// <returns>The factor, exact to a few units in the last place for rates near zero too.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above -1 or not finite, or there is no period.</exception>
    public static double AnnuityFactor(double ratePerPeriod, int periods)
    {
        if (!double.IsFinite(ratePerPeriod) || ratePerPeriod <= -1)
            throw new ArgumentOutOfRangeException(nameof(ratePerPeriod), ratePerPeriod, "A rate is finite and above -1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        return ratePerPeriod == 0 ? periods : -ExpMinusOne(-periods * LogOnePlus(ratePerPeriod)) / ratePerPeriod;
    }

    // Kahan's forms: the rounding of 1 + x cancels, so tiny rates keep all their digits where (1 + r)^-n - 1 would lose them.
    private static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    private static double ExpMinusOne(double x)
    {
        var u = Math.Exp(x);
        if (u == 1)
            return x;
        var less = u - 1;
        return less == -1 || double.IsInfinity(u) ? less : less * x / Math.Log(u);
    }
}
