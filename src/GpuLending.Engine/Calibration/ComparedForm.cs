using System.Collections.Immutable;

namespace GpuLending.Engine.Calibration;

/// <summary>One form of depreciation fitted to a series, with the figures by which forms are compared.</summary>
public sealed record ComparedForm
{
    /// <summary>Kind in the catalogue of curves, such as "exponential".</summary>
    public required string Form { get; init; }

    /// <summary>Name on screen.</summary>
    public required string Name { get; init; }

    /// <summary>The formula of the price.</summary>
    public required string Formula { get; init; }

    /// <summary>The fitted numbers.</summary>
    public required ImmutableArray<FormParameter> Parameters { get; init; }

    /// <summary>How many numbers were fitted, the variance of the residuals included.</summary>
    public required int FittedNumbers { get; init; }

    /// <summary>Sum of squared residuals of the logarithms.</summary>
    public required double SumOfSquaredResiduals { get; init; }

    /// <summary>Largest Gaussian log-likelihood of the logarithms of the prices.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Akaike's criterion: twice the fitted numbers less twice the log-likelihood. Smaller is better.</summary>
    public required double Aic { get; init; }

    /// <summary>The criterion corrected for few prices (Hurvich and Tsai 1989); null where there are too few for it.</summary>
    public required double? Aicc { get; init; }

    /// <summary>Corrected criterion less the best form's; null where there is none.</summary>
    public double? Difference { get; init; }

    /// <summary>Akaike weight: the share of the evidence for this form among those compared (Burnham and Anderson 2002); null where there is none.</summary>
    public double? Weight { get; init; }

    /// <summary>Place, from 1 for the best; null where the corrected criterion is undefined.</summary>
    public int? Rank { get; init; }
}
