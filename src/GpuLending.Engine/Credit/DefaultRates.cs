namespace GpuLending.Engine.Credit;

/// <summary>Cumulative default rates by rating category and horizon, from a snapshot's table.</summary>
/// <param name="cumulativeByCategory">For each category (AAA ... CCC) the cumulative rates after 1, 2, ... years, never falling, each 0 to 1.</param>
public sealed class DefaultRates(IReadOnlyDictionary<string, IReadOnlyList<double>> cumulativeByCategory)
{
    /// <summary>The probability that a name of a rating has defaulted within a horizon: straight between whole years and from 0 at closing; after the
    /// table's end the survivors default at the last year's conditional rate.</summary>
    /// <param name="rating">The rating; D has defaulted at every horizon.</param>
    /// <param name="years">The horizon in years, zero or more.</param>
    /// <param name="probability">The probability, 0 to 1, or NaN.</param>
    /// <returns>False when the table has no row for the rating: an unrated name gets no invented probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or not finite.</exception>
    public bool TryCumulative(CreditRating rating, double years, out double probability)
    {
        if (!double.IsFinite(years) || years < 0)
            throw new ArgumentOutOfRangeException(nameof(years), years, "A horizon is zero years or more.");
        probability = double.NaN;
        if (rating.Category == "D")
        {
            probability = 1;
            return true;
        }

        if (!cumulativeByCategory.TryGetValue(rating.Category, out var row) || row.Count == 0)
            return false;
        if (years <= row.Count)
        {
            var year = (int)Math.Min(Math.Floor(years), row.Count - 1);
            var before = After(row, year);
            probability = before + ((row[year] - before) * (years - year));
            return true;
        }

        var last = row[^1];
        var survivedBefore = 1 - After(row, row.Count - 1);
        var survival = survivedBefore > 0 ? (1 - last) / survivedBefore : 0;
        probability = 1 - ((1 - last) * Math.Pow(survival, years - row.Count));
        return true;
    }

    private static double After(IReadOnlyList<double> row, int years) => years == 0 ? 0 : row[years - 1];
}
