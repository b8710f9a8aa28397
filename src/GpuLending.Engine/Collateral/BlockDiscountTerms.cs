namespace GpuLending.Engine.Collateral;

/// <summary>What selling many of one model at once costs: discount = maximum x units / (units + units the market takes in the time allowed). Units are those of the model
/// over the whole pool, so that splitting a lot changes nothing. See docs/methodology/liquidation.md.</summary>
public sealed record BlockDiscountTerms
{
    /// <summary>Figures nobody published; the reason is with them.</summary>
    public static BlockDiscountTerms Assumed { get; } = new()
    {
        UnitsPerMonth = 2_500,
        Maximum = 0.35,
        IsAssumed = true,
        Reason = "Assumed: no venue publishes how many used GPUs it absorbs. Completed sales on the largest auction site run to tens a month a model; brokers place "
            + "servers by the hundred. 35 % is the gap between the middle of dealer asks (1.2 to 2.0 times completed sales, CCIR, July 2026) and sales.",
    };

    /// <summary>Units of a model the market takes in a month without a lower price; above 0.</summary>
    public double UnitsPerMonth { get; init; } = 2_500;

    /// <summary>The same for models that differ, by catalogue key.</summary>
    public IReadOnlyDictionary<string, double> UnitsPerMonthByModel { get; init; } = new Dictionary<string, double>();

    /// <summary>Discount that no block exceeds, 0 to 1.</summary>
    public double Maximum { get; init; } = 0.35;

    /// <summary>True when nobody observed these figures.</summary>
    public bool IsAssumed { get; init; } = true;

    /// <summary>Where the figures come from, or why they were assumed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Units of a model the market takes in a time without a lower price.</summary>
    /// <param name="gpuModel">Catalogue key.</param>
    /// <param name="days">Days allowed.</param>
    /// <returns>Units; 30 days a month.</returns>
    public double Depth(string gpuModel, int days) => UnitsPerMonthByModel.GetValueOrDefault(gpuModel, UnitsPerMonth) * days / 30;

    /// <summary>The discount on a block.</summary>
    /// <param name="gpuModel">Catalogue key.</param>
    /// <param name="units">Units of the model in the pool.</param>
    /// <param name="days">Days allowed for the sale; nothing is sold in none.</param>
    /// <returns>A fraction, 0 to <see cref="Maximum"/>, never less for more units or less time.</returns>
    public double Discount(string gpuModel, double units, int days) => days <= 0 || units <= 0 ? 0 : Maximum * units / (units + Depth(gpuModel, days));

    /// <summary>What is wrong with the terms; null when nothing is.</summary>
    public string? Problem =>
        !(Maximum is >= 0 and <= 1) ? "The largest block discount is not between 0 and 1."
        : !(UnitsPerMonth > 0 && double.IsFinite(UnitsPerMonth)) || UnitsPerMonthByModel.Values.Any(units => !(units > 0 && double.IsFinite(units)))
            ? "The market takes more than no units a month." : null;
}
