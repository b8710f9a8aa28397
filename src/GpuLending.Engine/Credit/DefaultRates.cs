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

    /// <summary>The same by notch: straight between the rates of the categories, each of which stands for its middle letter (AA, A, BBB, BB, B, CCC; AAA for itself).
    /// A notch then always counts, which the categories alone do not show between A+ and A-.</summary>
    /// <param name="rating">The rating.</param>
    /// <param name="years">The horizon in years, zero or more.</param>
    /// <param name="probability">The probability, 0 to 1, or NaN.</param>
    /// <returns>False when the table lacks a category the letter lies between, or the name is not rated.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is negative or not finite.</exception>
    public bool TryCumulativeByNotch(CreditRating rating, double years, out double probability)
    {
        if (!rating.IsRated || rating.Category == "D")
            return TryCumulative(rating, years, out probability);
        for (var i = 1; i < Middles.Length; i++)
        {
            var (above, below) = (Middles[i - 1], Middles[i]);
            if (rating.Rank > below.Rank)
                continue;
            var weight = (rating.Rank - above.Rank) / (double)(below.Rank - above.Rank);
            double strong = 0, weak = 0;
            if ((weight < 1 && !TryCumulative(above, years, out strong)) || (weight > 0 && !TryCumulative(below, years, out weak)))
            {
                probability = double.NaN;
                return false;
            }

            probability = weight == 0 ? strong : weight == 1 ? weak : strong + ((weak - strong) * weight);
            return true;
        }

        return TryCumulative(rating, years, out probability);
    }

    private static readonly CreditRating[] Middles = [.. new[] { "AAA", "AA", "A", "BBB", "BB", "B", "CCC" }.Select(CreditRating.Parse)];

    private static double After(IReadOnlyList<double> row, int years) => years == 0 ? 0 : row[years - 1];
}
