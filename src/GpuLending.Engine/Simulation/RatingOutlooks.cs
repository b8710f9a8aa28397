namespace GpuLending.Engine.Simulation;

/// <summary>Makes shares by month of the counted moves of ratings.</summary>
internal static class RatingOutlooks
{
    private const int States = RatingChain.Ratings + 1;

    /// <param name="deal">The deal.</param>
    /// <param name="counts">Moves by customer, see <see cref="RatingMoves.CountsOf"/>.</param>
    public static RatingOutlook[] Of(SimulatedDeal deal, ReadOnlySpan<int> counts)
    {
        var months = deal.Model.Months;
        var states = SimulatedDeal.StatesOf(deal.Run, deal.Customers);
        var outlooks = new List<RatingOutlook>();
        for (var c = 0; c < states.Length; c++)
        {
            if (states[c] >= 0)
                outlooks.Add(Of(deal, c, states[c], counts.Slice(c * RatingMoves.CountsOf(months), RatingMoves.CountsOf(months))));
        }

        return [.. outlooks];
    }

    private static RatingOutlook Of(SimulatedDeal deal, int customer, int start, ReadOnlySpan<int> counts)
    {
        var (months, paths) = (deal.Model.Months, (double)deal.Terms.Paths);
        var odds = new double[months + 1][];
        var below = new Estimate[months + 1];
        var standing = new int[States];
        var left = start > RatingChain.LastInvestmentGrade ? deal.Terms.Paths : 0;
        for (var m = 0; m <= months; m++)
        {
            odds[m] = new double[States];
            for (var state = 0; state < States; state++)
                odds[m][state] = (standing[state] += counts[(m * States) + state]) / paths;
            left += counts[((months + 1) * States) + m];
            below[m] = SimulationReport.Share(left, paths);
        }

        return new RatingOutlook { Customer = deal.Customers[customer].Customer, Rating = RatingMigration.Ratings[start], Odds = odds, EverBelowInvestmentGrade = below };
    }
}
