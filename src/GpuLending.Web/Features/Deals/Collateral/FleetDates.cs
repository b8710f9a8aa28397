using GpuLending.Engine;
using GpuLending.Underwriting.Figures;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>The days the fleet can be looked at on.</summary>
public static class FleetDates
{
    /// <summary>First month in which the balance is at its highest: the day the loan leans hardest on a whole fleet.</summary>
    public static int FullyDrawn(UnderwritingResult result)
    {
        var highest = result.Loan.Balance.DefaultIfEmpty(0).Max();
        return Math.Max(0, result.Loan.Balance.ToList().FindIndex(balance => balance >= highest * (1 - 1e-9)));
    }

    /// <summary>Closing, the fully drawn day and every anniversary of closing.</summary>
    public static IReadOnlyList<Choice<int>> Choices(UnderwritingResult result)
    {
        var full = FullyDrawn(result);
        return
        [
            .. Enumerable.Range(0, result.Months.Count)
                .Where(month => month % 12 == 0 || month == full)
                .Select(month => new Choice<int>(month, $"{FigureFormat.Date(result.Months[month])}{Name(month, full)}")),
        ];
    }

    private static string Name(int month, int full) => (month == 0, month == full) switch
    {
        (true, true) => ", closing, fully drawn",
        (true, false) => ", closing",
        (false, true) => ", fully drawn",
        _ => "",
    };
}
