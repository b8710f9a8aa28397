using System.Collections.Immutable;
using System.Globalization;

namespace GpuLending.Engine.Calibration;

/// <summary>Whether underwriting believes a fit, and the decay it takes.</summary>
public sealed record CalibrationVerdict
{
    /// <summary>True when the fit is believed.</summary>
    public required bool Accepted { get; init; }

    /// <summary>Why it is not; empty when it is.</summary>
    public required ImmutableArray<CalibrationRemark> Reasons { get; init; }

    /// <summary>What to know about a fit whether believed or not.</summary>
    public ImmutableArray<CalibrationRemark> Warnings { get; init; } = [];

    /// <summary>Log decay a year that underwriting takes: the fit's when believed, else the default.</summary>
    public required double DecayPerYear { get; init; }

    /// <summary>Where that decay comes from: the fit in a sentence, or the source of the default.</summary>
    public required string DecaySource { get; init; }

    /// <summary>The decay as the share of value lost in a year, 0 to 1.</summary>
    public double AnnualDecayFraction => 1 - Math.Exp(-DecayPerYear);

    /// <summary>True when the default was taken.</summary>
    public bool FellBack => !Accepted;

    /// <summary>The verdict in words, as page, memo and result print it; with it the warning that one fit describes no single period.</summary>
    public string Statement => string.Join(" ", Warnings.Where(warning => warning.Code == "breakpoint").Select(warning => warning.Message).Prepend(Judgement));

    private string Judgement => Accepted
        ? string.Create(CultureInfo.InvariantCulture, $"Calibrated: a loss of {100 * AnnualDecayFraction:0.0} % a year. {DecaySource}")
        : string.Create(CultureInfo.InvariantCulture, $"Not calibrated: {string.Join(" ", Reasons.Select(reason => reason.Message))} The stated default of {100 * AnnualDecayFraction:0.0} % a year is used. {DecaySource}");
}
