namespace GpuLending.Engine.Portfolio;

/// <summary>How defaults hang together across the book, and how many paths are drawn. See docs/methodology/portfolio.md.</summary>
public sealed record PortfolioTerms
{
    /// <summary>Most paths of a run.</summary>
    public const int MostPaths = 2_000_000;

    /// <summary>Largest <see cref="LossSensitivity"/>.</summary>
    public const double MostSensitive = 2;

    /// <summary>Correlation of any two borrowers through the state of the market for computing. 0.12 is the least that Basel's formula for companies gives (CRE31.5,
    /// https://www.bis.org/basel_framework/chapter/CRE/31.htm); for GPU lenders it is assumed.</summary>
    public double MarketCorrelation { get; init; } = 0.12;

    /// <summary>Further correlation of two borrowers on the same chip generation; assumed.</summary>
    public double GenerationCorrelation { get; init; } = 0.15;

    /// <summary>Further correlation of two borrowers who live off the same customer; assumed.</summary>
    public double CustomerCorrelation { get; init; } = 0.20;

    /// <summary>How much more a default loses in a bad market: a loss given default is Φ(a - s M) with this s and the market's standard normal state M, and a such that a default loses on average what the
    /// loan says. 0 when it does not depend on the market. At 0.30 a loss of 40 % becomes about 52 % one standard deviation below the state in which it is 40 %; any number here is assumed.</summary>
    public double LossSensitivity { get; init; }

    /// <summary>Paths, 1,000 to <see cref="MostPaths"/>; rounded up to whole blocks of 1,000.</summary>
    public int Paths { get; init; } = 100_000;

    /// <summary>Seed: the same seed gives the same figures on any number of threads.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Confidence at which contributions and the effect of a deal are measured, 0.5 to 0.9999.</summary>
    public double Confidence { get; init; } = 0.999;

    /// <summary>Largest part of exposure on one chip generation; assumed.</summary>
    public double GenerationLimit { get; init; } = 0.50;

    /// <summary>Largest part on one customer; assumed.</summary>
    public double CustomerLimit { get; init; } = 0.25;

    /// <summary>Largest part at one site; assumed.</summary>
    public double SiteLimit { get; init; } = 0.40;

    /// <summary>Largest part on one maker's GPUs; assumed.</summary>
    public double VendorLimit { get; init; } = 0.80;

    /// <summary>What is wrong with the terms; null when nothing is.</summary>
    public string? Problem =>
        !(MarketCorrelation >= 0 && GenerationCorrelation >= 0 && CustomerCorrelation >= 0 && MarketCorrelation + GenerationCorrelation + CustomerCorrelation <= 0.95)
            ? "Correlations are 0 or more and sum to 0.95 at most."
            : LossSensitivity is not (>= 0 and <= MostSensitive) ? $"The sensitivity of loss given default is from 0 to {MostSensitive}."
            : new[] { GenerationLimit, CustomerLimit, SiteLimit, VendorLimit }.Any(limit => limit is not (> 0 and <= 1)) ? "A limit is above 0 and at most 100 %."
            : Paths is < 1_000 or > MostPaths ? $"Paths are from 1,000 to {MostPaths.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)}."
            : !(Confidence >= 0.5 && Confidence <= 0.9999) ? "A confidence is between 0.5 and 0.9999."
            : null;
}
