namespace GpuLending.Engine.Portfolio;

/// <summary>What a book may lose. Amounts in the book's currency, positive.</summary>
public sealed record PortfolioResult
{
    /// <summary>Terms it was computed on.</summary>
    public required PortfolioTerms Terms { get; init; }

    /// <summary>Exposure of all loans.</summary>
    public required double Exposure { get; init; }

    /// <summary>Expected loss, exact: the sum over loans of probability × loss.</summary>
    public required double ExpectedLoss { get; init; }

    /// <summary>Standard deviation of loss: the sum of <see cref="PortfolioLoanRisk.UnexpectedLoss"/>.</summary>
    public required double UnexpectedLoss { get; init; }

    /// <summary>Whether that is exact (every pair of loans by the bivariate normal distribution) or read off the paths, as for books of more than a thousand loans and where losses follow the market.</summary>
    public required bool UnexpectedLossExact { get; init; }

    /// <summary>Mean loss of the paths, to hold beside <see cref="ExpectedLoss"/>.</summary>
    public required double MeanLoss { get; init; }

    /// <summary>Its standard error.</summary>
    public required double MeanLossError { get; init; }

    /// <summary>Share of paths on which nothing is lost.</summary>
    public required double NoLoss { get; init; }

    /// <summary>Paths drawn.</summary>
    public required int Paths { get; init; }

    /// <summary>At 95, 99 and 99.9 % and at the terms' confidence, rising.</summary>
    public required IReadOnlyList<PortfolioQuantile> Quantiles { get; init; }

    /// <summary>At the terms' confidence; its expected shortfall is the sum of <see cref="PortfolioLoanRisk.Shortfall"/>.</summary>
    public required PortfolioQuantile Tail { get; init; }

    /// <summary>Share of paths that lose more, by loss from nothing upwards.</summary>
    public required IReadOnlyList<PortfolioPoint> Distribution { get; init; }

    /// <summary>Loans in the order given.</summary>
    public required IReadOnlyList<PortfolioLoanRisk> Loans { get; init; }

    /// <summary>Where exposure is concentrated.</summary>
    public required IReadOnlyList<Concentration> Concentrations { get; init; }

    /// <summary>What the loan under review adds; null when none is named.</summary>
    public required PortfolioAddition? Addition { get; init; }
}
