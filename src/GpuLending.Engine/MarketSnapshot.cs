using GpuLending.Engine.Collateral;
using GpuLending.Engine.Market;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine;

/// <summary>Everything a run takes from outside the case, fixed at one date and named by the hash of its content.</summary>
public sealed record MarketSnapshot
{
    /// <summary>Name of the snapshot, such as "2026-10-31/1".</summary>
    public string Id { get; init; } = "";

    /// <summary>Date of the newest fact in it.</summary>
    public DateOnly Date { get; init; }

    /// <summary>SHA-256 of the canonical content, lower-case hexadecimal.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>GPU models by catalogue key.</summary>
    public IReadOnlyDictionary<string, GpuModel> Models { get; init; } = new Dictionary<string, GpuModel>();

    /// <summary>Price quotes by model, in date order.</summary>
    public IReadOnlyList<PriceQuote> Quotes { get; init; } = [];

    /// <summary>Base-rate forwards by index name, such as "SOFR".</summary>
    public IReadOnlyDictionary<string, ForwardCurve> BaseRates { get; init; } = new Dictionary<string, ForwardCurve>();

    /// <summary>Cumulative default rates by letter rating; index 0 is one year.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> CumulativeDefaultRates { get; init; } = new Dictionary<string, IReadOnlyList<double>>();

    /// <summary>The lender's policy in force: advance grid, premise factors, haircuts.</summary>
    public LendingPolicy Policy { get; init; } = new();
}
