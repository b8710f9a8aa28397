using GpuLending.Engine.Calibration;
using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>A series to fit and what to compute about it. Give either points, or a GPU model and a kind of price of the market snapshot. Nothing is stored.</summary>
public sealed record CalibrationRequest
{
    /// <summary>The prices themselves, 1 to 100,000, in any order. Durbin-Watson is taken in the order given, and in date order beside it.</summary>
    public IReadOnlyList<CalibrationPoint>? Points { get; init; }

    /// <summary>Catalogue key of the model whose quotes to fit, such as "H100-SXM-80GB"; instead of points.</summary>
    public string? GpuModel { get; init; }

    /// <summary>Kind of price to fit, with gpuModel. Kinds are never blended.</summary>
    public PriceKind? PriceKind { get; init; }

    /// <summary>Channel of trade to fit, with gpuModel, such as "Marketplace". Needed where the quotes come from several, unless a provider is named.</summary>
    public string? Segment { get; init; }

    /// <summary>Provider or seller to fit, with gpuModel; leave out for all of the channel.</summary>
    public string? Provider { get; init; }

    /// <summary>What the quotes are evidence of, with gpuModel; leave out for the sort of which there is most. Sorts are never blended.</summary>
    public PriceEvidence? Evidence { get; init; }

    /// <summary>Market snapshot to take the quotes and the policy from; leave out for the current one. The answer names the one that was used.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Day on which age is zero. Left out: the model's general availability where gpuModel is given, else the first price's day. It moves the
    /// intercept and never the slope.</summary>
    public DateOnly? OriginDate { get; init; }

    /// <summary>First day of the window, included; leave out for all.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the window, included; leave out for all.</summary>
    public DateOnly? To { get; init; }

    /// <summary>True to fit one slope inside providers with a level for each, and to judge that slope.</summary>
    public bool ProviderEffects { get; init; }

    /// <summary>How the uncertainty of the judged slope is measured.</summary>
    public SlopeErrorKind Errors { get; init; } = SlopeErrorKind.Classical;

    /// <summary>Prices in a block of the bootstrap, 1 to the number of prices; leave out for the cube root of it, rounded up.</summary>
    public int? BlockLength { get; init; }

    /// <summary>Samples of the bootstrap, 100 to 10,000.</summary>
    public int Replications { get; init; } = 999;

    /// <summary>Seed of everything drawn: the same seed gives the same answer.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>True to look for the date that parts the series best.</summary>
    public bool Breakpoint { get; init; } = true;

    /// <summary>Least prices in a regime, 3 or more; leave out for 15 % of all, at least four.</summary>
    public int? MinimumSegment { get; init; }

    /// <summary>Samples for a p-value of the breakpoint, 100 to 2,000; 0 for none.</summary>
    public int BreakpointReplications { get; init; }

    /// <summary>True to compare forms of depreciation by Akaike's criterion.</summary>
    public bool Forms { get; init; } = true;

    /// <summary>Days on which successors became available, for the generation step, at most 50. Left out: the catalogue's where gpuModel is given.</summary>
    public IReadOnlyList<DateOnly>? SuccessorDates { get; init; }
}
