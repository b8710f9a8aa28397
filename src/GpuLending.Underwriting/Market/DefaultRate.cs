namespace GpuLending.Underwriting.Market;

/// <summary>The share of companies of a rating that defaulted within so many years.</summary>
public sealed class DefaultRate
{
    public required string Rating { get; init; }

    /// <summary>Years since the rating was held, 1 to 10.</summary>
    public required int Year { get; init; }

    /// <summary>A fraction, cumulative from the start: never falls with the year.</summary>
    public required decimal CumulativeDefaultRate { get; init; }

    /// <summary>Where it comes from, in words.</summary>
    public required string Basis { get; init; }
}
