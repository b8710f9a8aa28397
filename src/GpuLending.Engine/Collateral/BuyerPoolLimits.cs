namespace GpuLending.Engine.Collateral;

/// <summary>The limits on who can buy, by form factor, cooling and configuration. A lot under several takes the lowest. See docs/methodology/liquidation.md.</summary>
public sealed record BuyerPoolLimits
{
    /// <summary>Limits whose factors nobody published; the reason is with each.</summary>
    public static BuyerPoolLimits Assumed { get; } = new()
    {
        Limits =
        [
            new()
            {
                FormFactors = ["liquid", "NVL72", "NVL144", "NVL576", "Helios"],
                Factor = 0.75,
                Reason = "Assumed: liquid-cooled racks need a liquid loop and over 100 kW a rack, which only part of the world's data centres has; the others must retrofit.",
            },
            new()
            {
                FormFactors = ["SXM", "OAM"],
                Configuration = LotConfiguration.BareModule,
                Factor = 0.35,
                Reason = "Assumed: a module without its baseboard runs in no standard slot and fetches a fraction of the card's price; only repairers and integrators with boards bid.",
            },
            new()
            {
                FormFactors = ["superchip", "SH5"],
                Factor = 0.80,
                Reason = "Assumed: processor and accelerator in one package run on one maker's boards and need software for that processor.",
            },
        ],
    };

    /// <summary>The limits.</summary>
    public IReadOnlyList<BuyerPoolLimit> Limits { get; init; } = [];

    /// <summary>The limit that binds a lot: the lowest factor of those about it; null when any buyer can use it.</summary>
    /// <param name="formFactor">Form factor in the catalogue.</param>
    /// <param name="configuration">The lot's configuration.</param>
    /// <returns>The limit, or null.</returns>
    public BuyerPoolLimit? Of(string formFactor, LotConfiguration configuration) =>
        Limits.Where(limit => limit.Applies(formFactor, configuration)).MinBy(limit => limit.Factor);

    /// <summary>What is wrong with the limits; null when nothing is.</summary>
    public string? Problem => Limits.Any(limit => !(limit.Factor is >= 0 and <= 1)) ? "A buyer-pool factor is not between 0 and 1." : null;
}
