using System.Collections.Immutable;
using System.Globalization;

namespace GpuLending.Engine.Calibration;

/// <summary>What is wrong with a row of prices.</summary>
/// <param name="Row">Index of the row, from 0.</param>
/// <param name="Field">"price" or "date".</param>
/// <param name="Message">The value and what is allowed, in words.</param>
public sealed record PricePointProblem(int Row, string Field, string Message)
{
    private const int EarliestYear = 1950;
    private const int LatestYear = 2200;

    /// <summary>Looks at every row.</summary>
    /// <param name="points">The rows.</param>
    /// <param name="most">The most problems to list.</param>
    /// <returns>The problems in the order of the rows; empty when every price has a logarithm.</returns>
    public static ImmutableArray<PricePointProblem> Of(IReadOnlyList<PricePoint> points, int most = 100)
    {
        ArgumentNullException.ThrowIfNull(points);
        var problems = ImmutableArray.CreateBuilder<PricePointProblem>();
        for (var row = 0; row < points.Count && problems.Count < most; row++)
        {
            var (date, price, _) = points[row];
            if (double.IsNaN(price))
                problems.Add(new PricePointProblem(row, "price", "The price is not a number: a price is a finite number above zero."));
            else if (double.IsInfinity(price))
                problems.Add(new PricePointProblem(row, "price", "The price is infinite: a price is a finite number above zero."));
            else if (price <= 0)
                problems.Add(new PricePointProblem(row, "price", $"The price is {price.ToString(CultureInfo.InvariantCulture)}: a price is above zero, since its logarithm is fitted."));
            if (date.Year is < EarliestYear or > LatestYear)
                problems.Add(new PricePointProblem(row, "date", string.Create(CultureInfo.InvariantCulture, $"The date is {date:yyyy-MM-dd}: years {EarliestYear} to {LatestYear} are allowed.")));
        }

        return problems.ToImmutable();
    }
}
