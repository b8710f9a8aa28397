using GpuLending.Engine.Calibration;

namespace GpuLending.Web.Api;

/// <summary>A fitted series with its diagnostics, and what underwriting makes of it. A figure that the prices leave undefined is null.</summary>
public sealed record CalibrationResponse
{
    /// <summary>Prices in the window.</summary>
    public required int Observations { get; init; }

    /// <summary>Prices outside the window, left out.</summary>
    public required int OutsideWindow { get; init; }

    /// <summary>Ordinary least squares of the logarithm of the price on age in years of 365.25 days; null when there is no slope to fit. It stands also
    /// where provider effects were asked for and leave no slope; noFitReason says so.</summary>
    public required LogLinearFit? Fit { get; init; }

    /// <summary>Why there is no slope to judge; null when there is one.</summary>
    public required string? NoFitReason { get; init; }

    /// <summary>The slope inside providers; null when not asked for.</summary>
    public required FixedEffectsFit? ProviderEffects { get; init; }

    /// <summary>The uncertainty of the judged slope as asked for; null without a fit.</summary>
    public required SlopeError? Errors { get; init; }

    /// <summary>The date that parts the series best; null when not asked for, or when the series is too short or never moved.</summary>
    public required Breakpoint? Breakpoint { get; init; }

    /// <summary>Forms of depreciation ranked by Akaike's criterion; null when not asked for, or when the series never moved.</summary>
    public required FormComparison? Forms { get; init; }

    /// <summary>Whether underwriting believes the fit, why not, and the decay it takes.</summary>
    public required CalibrationVerdict Verdict { get; init; }

    /// <summary>The thresholds and the default of the verdict, from the snapshot's policy.</summary>
    public required CalibrationPolicy Policy { get; init; }

    /// <summary>The series of the snapshot; null where points were sent.</summary>
    public required CalibrationSource? Series { get; init; }

    /// <summary>The market snapshot that quotes and policy came from.</summary>
    public required SnapshotReference Snapshot { get; init; }
}
