namespace GpuLending.Engine.Calibration;

/// <summary>The uncertainty of a slope under one way of measuring it.</summary>
public sealed record SlopeError
{
    /// <summary>How it was measured.</summary>
    public required SlopeErrorKind Kind { get; init; }

    /// <summary>The slope it belongs to, change of the logarithm a year.</summary>
    public required double Slope { get; init; }

    /// <summary>Standard error of the slope; null when undefined, <see cref="Basis"/> says why.</summary>
    public required double? StandardErrorSlope { get; init; }

    /// <summary>Standard error of the intercept; null when undefined or with provider effects.</summary>
    public double? StandardErrorIntercept { get; init; }

    /// <summary>Lower end of the 95 % interval; null when undefined.</summary>
    public required double? SlopeLower { get; init; }

    /// <summary>Upper end of the 95 % interval; null when undefined.</summary>
    public required double? SlopeUpper { get; init; }

    /// <summary>Degrees of freedom of Student's t in the interval; null for a bootstrap, whose interval are percentiles.</summary>
    public int? DegreesOfFreedom { get; init; }

    /// <summary>Student's t at 97.5 %; null for a bootstrap.</summary>
    public double? StudentT { get; init; }

    /// <summary>Number of providers, for clustered errors.</summary>
    public int? Clusters { get; init; }

    /// <summary>Prices in a block, for a bootstrap.</summary>
    public int? BlockLength { get; init; }

    /// <summary>Samples drawn, for a bootstrap.</summary>
    public int? Replications { get; init; }

    /// <summary>Samples whose prices had two dates and so a slope, for a bootstrap.</summary>
    public int? ReplicationsUsed { get; init; }

    /// <summary>Seed of the samples, for a bootstrap: the same seed gives the same interval.</summary>
    public long? Seed { get; init; }

    /// <summary>The method in a sentence, and why a figure is missing.</summary>
    public required string Basis { get; init; }
}
