using System.Globalization;

namespace GpuLending.Underwriting.Market;

/// <summary>Which prices can be meant. Wide: it keeps out a slip of the unit, not an unusual price.</summary>
internal static class PriceRange
{
    private const decimal LowestRent = 0.005m;
    private const decimal HighestRent = 60m;

    /// <summary>Hours of rent that pay for a new part. Honest rents have taken 2,000 and more.</summary>
    private const decimal FewestPayBackHours = 1_200m;

    private const decimal LowestPurchase = 20m;
    private const decimal HighestPurchase = 500_000m;

    /// <summary>Why a price cannot be meant; null when it can.</summary>
    internal static string? Problem(decimal price, bool rent, decimal? newPrice)
    {
        if (!rent)
        {
            return price < LowestPurchase ? Say($"is below {LowestPurchase:0} USD a GPU: it looks like a rent per hour, and purchase prices are allowed from {LowestPurchase:0} to {HighestPurchase:#,0} USD")
                : price > HighestPurchase ? Say($"is above {HighestPurchase:#,0} USD a GPU: it looks like the price of a whole system, and purchase prices are allowed from {LowestPurchase:0} to {HighestPurchase:#,0} USD")
                : newPrice is { } known && price > 8 * known ? Say($"is more than eight times the new price of {known:#,0} USD: it looks like the price of a whole system") : null;
        }

        var highest = newPrice is { } cost ? Math.Clamp(Math.Round(cost / FewestPayBackHours, 2), 5m, HighestRent) : HighestRent;
        return price < LowestRent ? Say($"is below {LowestRent} USD a GPU-hour: rents are allowed from {LowestRent} to {highest} USD")
            : price <= highest ? null
            : price >= 500 ? Say($"looks like a purchase price and not like a rent: rents of this model are allowed from {LowestRent} to {highest} USD a GPU-hour")
            : Say($"looks like the price of a whole machine or of a longer time: rents of this model are allowed from {LowestRent} to {highest} USD a GPU-hour");
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
