namespace GpuLending.Engine.Collateral;

/// <summary>One opinion of a lot's value, ready to stand beside the others.</summary>
public sealed record OpinionOfValue
{
    /// <summary>Key in the lot, such as "comparables" or "appraiser-2"; the last part of the figure's key.</summary>
    public required string Key { get; init; }

    /// <summary>How it was reached.</summary>
    public required OpinionKind Kind { get; init; }

    /// <summary>Fair market value in continued use of one GPU on <see cref="Date"/>, before the lot's haircut; null when none could be formed.</summary>
    public required double? ValuePerGpu { get; init; }

    /// <summary>The value over the curve's on the same date, which is how opinions of different dates are compared; null without a value or where the curve is worth nothing.</summary>
    public required double? RatioToCurve { get; init; }

    /// <summary>Day it is struck for; null when there is none.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>Last day on which it is relied on; null when it names none.</summary>
    public required DateOnly? Expiry { get; init; }

    /// <summary>Prices it rests on.</summary>
    public required int Observations { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>How well it fits, and what was done to it, in words.</summary>
    public required string Fit { get; init; }

    /// <summary>Weight in a credibility-weighted mark, 0 to 1.</summary>
    public required double Credibility { get; init; }

    /// <summary>Whether somebody gave it in writing; the others are computed from the market.</summary>
    public bool InWriting { get; init; }

    /// <summary>Whether it is shown only because it has expired.</summary>
    public bool Expired { get; init; }

    /// <summary>Whether it can be relied on: it has a value, is not expired and rests on enough. Dispersion counts these.</summary>
    public required bool InForce { get; init; }

    /// <summary>Whether the mark policy lets it set the mark.</summary>
    public required bool Used { get; init; }

    /// <summary>Why it is not used; empty when it is.</summary>
    public required string WhyNot { get; init; }
}
