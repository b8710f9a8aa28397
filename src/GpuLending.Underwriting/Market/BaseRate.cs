namespace GpuLending.Underwriting.Market;

/// <summary>One point of a floating-rate index: a fixing seen, or a forward assumed for that date.</summary>
public sealed class BaseRate
{
    /// <summary>The index, such as <c>SOFR</c>.</summary>
    public required string Index { get; init; }

    public required DateOnly Date { get; init; }

    public required BaseRateKind Kind { get; init; }

    /// <summary>A fraction per annum: 0.0365 is 3.65 %.</summary>
    public required decimal RatePerAnnum { get; init; }

    /// <summary>Where it comes from, in words.</summary>
    public required string Basis { get; init; }
}
