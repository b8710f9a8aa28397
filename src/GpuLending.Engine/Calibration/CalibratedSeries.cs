namespace GpuLending.Engine.Calibration;

/// <summary>Everything computed about a series of prices, with the verdict of underwriting.</summary>
public sealed record CalibratedSeries
{
    /// <summary>Prices in the window.</summary>
    public int Observations { get; init; }

    /// <summary>Prices outside the window, left out.</summary>
    public int OutsideWindow { get; init; }

    /// <summary>The line through all prices; null when there is none, <see cref="NoFitReason"/> says why.</summary>
    public required LogLinearFit? Fit { get; init; }

    /// <summary>Why there is no fit; null when there is one.</summary>
    public string? NoFitReason { get; init; }

    /// <summary>The slope inside providers; null when not asked for.</summary>
    public FixedEffectsFit? ProviderEffects { get; init; }

    /// <summary>The uncertainty of the slope as asked for; null without a fit.</summary>
    public SlopeError? Errors { get; init; }

    /// <summary>The breakpoint; null when not asked for or when the series is too short or never moved.</summary>
    public Breakpoint? Breakpoint { get; init; }

    /// <summary>The forms; null when not asked for or when the series never moved.</summary>
    public FormComparison? Forms { get; init; }

    /// <summary>What underwriting takes.</summary>
    public required CalibrationVerdict Verdict { get; init; }

    /// <summary>The slope that is judged: inside providers when asked for.</summary>
    internal double? JudgedSlope => ProviderEffects is { } effects ? effects.Slope : Fit?.Slope;

    internal double? JudgedRSquared => ProviderEffects is { } effects ? effects.RSquaredWithin : Fit?.RSquared;

    internal double? JudgedDurbinWatson => ProviderEffects is { } effects ? effects.DurbinWatson : Fit?.DurbinWatsonByProvider;

    internal bool JudgedNeverMoved => ProviderEffects is { } effects ? effects.NeverMoved : Fit?.NeverMoved == true;
}
