namespace GpuLending.Engine.Loans;

/// <summary>The shares of the tranches: as entered, or in proportion to their amounts.</summary>
internal static class TrancheShares
{
    /// <summary>One share a tranche, summing to 1; empty without tranches.</summary>
    public static double[] Of(Facility facility, Currency currency)
    {
        var tranches = facility.Tranches;
        if (tranches.Count == 0)
            return [];
        var withAmount = tranches.Count(tranche => tranche.Amount is not null);
        if (withAmount > 0 && withAmount < tranches.Count)
            throw new NotComputableException("/facility/tranches: some tranches have an amount and some do not; give amounts for all or shares for all.");
        var shares = new double[tranches.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = withAmount > 0
                ? Amounts.NotNegative(tranches[i].Amount, currency, $"/facility/tranches/{i}/amount")
                : Amounts.Between(tranches[i].Share, 0, 1, $"/facility/tranches/{i}/share");
        }

        var sum = shares.Sum();
        if (sum <= 0 || (withAmount == 0 && Math.Abs(sum - 1) > 1e-6))
            throw new NotComputableException($"The tranches' shares sum to {Amounts.Percent(sum)}, not 100 %.");
        for (var i = 0; i < shares.Length; i++)
            shares[i] /= sum;
        return shares;
    }

    /// <summary>The sum of the tranches' amounts; null when shares are given.</summary>
    public static double? Committed(Facility facility, Currency currency)
    {
        if (facility.Tranches.Count == 0 || facility.Tranches[0].Amount is null)
            return null;
        var sum = 0.0;
        for (var i = 0; i < facility.Tranches.Count; i++)
            sum += Amounts.NotNegative(facility.Tranches[i].Amount, currency, $"/facility/tranches/{i}/amount");
        return sum;
    }

    /// <summary>Whether tranches bear rates of their own.</summary>
    public static bool HaveOwnRates(Facility facility) => facility.Tranches.Any(tranche => tranche.Interest is not null);

    /// <summary>The terms under which a tranche bears interest.</summary>
    public static InterestTerms Terms(Facility facility, LoanTranche tranche) => tranche.Interest is not { } own
        ? facility.Interest
        : facility.Interest with { Kind = own.Kind, FixedRatePerAnnum = own.FixedRatePerAnnum, MarginPerAnnum = own.MarginPerAnnum, FloorPerAnnum = own.FloorPerAnnum };
}
