namespace GpuLending.Engine.Calibration;

/// <summary>Everything computed about a series of prices, with the verdict of underwriting.</summary>
public sealed record CalibratedSeries
{
    /// <summary>Prices in the window.</summary>
    public int Observations { get; init; }

    /// <summary>Prices outside the window, left out.</summary>
    public int OutsideWindow { get; init; }

    /// <summary>The line through all prices; null when there is none, <see cref="NoFitReason"/> says why. It stands also where provider effects were asked for
    /// and leave no slope, and is not judged then.</summary>
    public required LogLinearFit? Fit { get; init; }

    /// <summary>Why there is no slope to judge; null when there is one.</summary>
    public string? NoFitReason { get; init; }

    /// <summary>The slope inside providers; null when not asked for, or when no provider has prices on two dates.</summary>
    public FixedEffectsFit? ProviderEffects { get; init; }

    /// <summary>The uncertainty of the slope as asked for; null without a slope to judge.</summary>
    public SlopeError? Errors { get; init; }

    /// <summary>The breakpoint; null when not asked for or when the series is too short or never moved.</summary>
    public Breakpoint? Breakpoint { get; init; }

    /// <summary>The forms; null when not asked for or when the series never moved.</summary>
    public FormComparison? Forms { get; init; }

    /// <summary>What underwriting takes.</summary>
    public required CalibrationVerdict Verdict { get; init; }

    /// <summary>The slope that is judged: inside providers when asked for.</summary>
    internal double? JudgedSlope => ProviderEffects is { } effects ? effects.Slope : Pooled?.Slope;

    internal double? JudgedRSquared => ProviderEffects is { } effects ? effects.RSquaredWithin : Pooled?.RSquared;

    internal double? JudgedDurbinWatson => ProviderEffects is { } effects ? effects.DurbinWatson : Pooled?.DurbinWatsonByProvider;

    internal bool JudgedNeverMoved => ProviderEffects is { } effects ? effects.NeverMoved : Pooled?.NeverMoved == true;

    internal (double? Lower, double? Upper) JudgedInterval => (Errors, ProviderEffects) switch
    {
        ({ } errors, _) => (errors.SlopeLower, errors.SlopeUpper),
        (null, { } effects) => (effects.SlopeLower, effects.SlopeUpper),
        _ => (Pooled?.SlopeLower, Pooled?.SlopeUpper),
    };

    private LogLinearFit? Pooled => NoFitReason is null ? Fit : null;
}
