using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Sizing;

/// <summary>The customers' credit as one letter, weighted by contracted revenue over the loan's life. Letters do not average: their rating factors do, which
/// rise faster than the letters fall, so that one weak customer is not hidden by two strong ones.
/// See docs/methodology/advance-grid.md.</summary>
internal static class CustomerCredit
{
    /// <summary>Letters from best to worst with their factor. Source: Moody's rating factors as used in CLO indentures (Aaa 1, Baa3 610, Ba2 1,350, B2
    /// 2,720, Caa2 6,500, Ca to C 10,000), by the letter scale.</summary>
    private static readonly (string Letter, double Factor)[] Scale =
    [
        ("AAA", 1), ("AA+", 10), ("AA", 20), ("AA-", 40), ("A+", 70), ("A", 120), ("A-", 180), ("BBB+", 260), ("BBB", 360), ("BBB-", 610),
        ("BB+", 940), ("BB", 1350), ("BB-", 1766), ("B+", 2220), ("B", 2720), ("B-", 3490), ("CCC+", 4770), ("CCC", 6500), ("CCC-", 8070),
        ("CC", 10000), ("C", 10000), ("D", 10000),
    ];

    /// <summary>Unrated counts as CCC, the convention of the same indentures.</summary>
    private const double UnratedFactor = 6500;

    /// <summary>The factor of a letter; unknown letters count as unrated.</summary>
    public static double Factor(string rating)
    {
        foreach (var (letter, factor) in Scale)
        {
            if (string.Equals(letter, rating, StringComparison.OrdinalIgnoreCase))
                return factor;
        }

        return UnratedFactor;
    }

    /// <summary>The weighted letter: the best whose factor is not below the weighted factor; "NR" when all revenue is unrated or there is none.</summary>
    /// <param name="operations">Whose fees weigh.</param>
    /// <param name="lastMonth">Last month that counts.</param>
    /// <param name="unratedAs">Letter that a customer without one counts as; null when it counts as unrated.</param>
    public static (string Letter, double Factor) Weighted(OperatingProjection operations, int lastMonth, string? unratedAs = null)
    {
        double revenue = 0, weighted = 0;
        var anyRated = false;
        for (var c = 0; c < operations.Contracts.Length; c++)
        {
            var fees = 0.0;
            for (var m = 1; m <= lastMonth; m++)
                fees += operations.Vectors.Fees(c)[m];
            var contract = operations.Contracts[c].Contract;
            if (unratedAs is not null && !Scale.Any(row => string.Equals(row.Letter, contract.CustomerRating, StringComparison.OrdinalIgnoreCase)))
                contract = contract with { CustomerRating = unratedAs };
            var (rating, factor, _) = Revenue.GuaranteeLookThrough.Of(contract, fees);
            revenue += fees;
            weighted += fees * factor;
            anyRated |= fees > 0 && Scale.Any(row => string.Equals(row.Letter, rating, StringComparison.OrdinalIgnoreCase));
        }

        if (revenue <= 0 || !anyRated)
            return ("NR", UnratedFactor);
        var average = weighted / revenue;
        return (LetterOf(average), average);
    }

    /// <summary>The best letter whose factor is not below a factor.</summary>
    public static string LetterOf(double average)
    {
        foreach (var (letter, factor) in Scale)
        {
            if (factor >= average * (1 - 1e-12))
                return letter;
        }

        return "D";
    }
}
