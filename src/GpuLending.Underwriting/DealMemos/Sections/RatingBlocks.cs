using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>Where a simulation in which ratings migrate takes the customers' ratings.</summary>
internal static class RatingBlocks
{
    private const int FirstBelow = 4;
    private static readonly int[] Horizons = [12, 24, 36];

    /// <summary>Ratings after one, two and three years; null when ratings stood or no customer is rated.</summary>
    public static MemoTable? Of(SimulationResult simulation)
    {
        if (simulation.Ratings is not { Count: > 0 } outlooks || simulation.Months < Horizons[0]) return null;
        return new MemoTable("Simulated ratings of the customers",
            [
                new("Customer", Figures: false, Weight: 1.8), new("Today", Figures: false), new("After"), new("BBB or better"),
                .. RatingMigration.Ratings.Skip(FirstBelow).Select(rating => new MemoColumn(rating)), new("Default"), new("Ever below BBB", Weight: 1.4),
            ],
            [
                .. outlooks.SelectMany(outlook => Horizons.Where(months => months <= simulation.Months).Select(months => new MemoRow(
                [
                    outlook.Customer, outlook.Rating, FigureFormat.Months(months), FigureFormat.Percent(outlook.Odds[months].Take(FirstBelow).Sum(), 1),
                    .. outlook.Odds[months].Skip(FirstBelow).Select(share => (MemoFigure)FigureFormat.Percent(share, 1)),
                    $"{FigureFormat.Percent(outlook.EverBelowInvestmentGrade[months].Value, 1)} ± {FigureFormat.Percent(outlook.EverBelowInvestmentGrade[months].StandardError, 1)}",
                ]))),
            ],
            $"Share of paths at the end of so many months from closing; ever below BBB counts default, plus or minus one standard error. Matrix of one year's moves: {simulation.Terms.Migration?.Source}.");
    }
}
