using System.Collections.Immutable;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Collateral;

/// <summary>A lot resolved for valuation: the document's words turned into the numbers the maths needs.</summary>
public sealed record ValuedLot
{
    /// <summary>The lot's key in the case.</summary>
    public required string LotId { get; init; }

    /// <summary>Catalogue key of the model.</summary>
    public required string GpuModel { get; init; }

    /// <summary>GPUs, 1 or more.</summary>
    public required int Count { get; init; }

    /// <summary>Cost of all its hardware (GPU and network), the amount the curve's fraction is taken of, in the loan currency.</summary>
    public required double HardwareCost { get; init; }

    /// <summary>The date on which age is zero; before it the lot is worth nothing as collateral.</summary>
    public required DateOnly InServiceDate { get; init; }

    /// <summary>The curve.</summary>
    public required IDepreciationCurve Curve { get; init; }

    /// <summary>The curve's name on screen.</summary>
    public required string CurveName { get; init; }

    /// <summary>The factor of the lot's condition, 0 to 1.</summary>
    public required double ConditionFactor { get; init; }

    /// <summary>Haircut in force: the lot's own plus, where history is thin, the policy's, at most 1.</summary>
    public required double Haircut { get; init; }

    /// <summary>Whether the model's price history is too thin to fit.</summary>
    public required bool ThinHistory { get; init; }

    /// <summary>Fair market value at age zero: hardware cost x condition x (1 - haircut).</summary>
    public double ValueWhenNew => HardwareCost * ConditionFactor * (1 - Haircut);

    /// <summary>Share of fair market value kept under each premise, in the order of <see cref="ValuationPremise"/>: ladder, block discount and pool of buyers.</summary>
    public ImmutableArray<double> NetFactors { get; init; } = [];

    /// <summary>What the mark is of the curve from <see cref="MarkFrom"/> on; 1 for the curve itself.</summary>
    public double MarkFactor { get; init; } = 1;

    /// <summary>Day from which the mark leaves the curve; null when it never does.</summary>
    public DateOnly? MarkFrom { get; init; }

    /// <summary>Whether the curve falls by itself when a successor of the catalogue ships.</summary>
    public bool KnowsSuccessors { get; init; }

    /// <summary>The scenario's events that hit the lot.</summary>
    internal ImmutableArray<MarketEvent> Events { get; init; } = [];

    internal IReadOnlyList<LotSale> Sales { get; init; } = [];

    internal EndOfMonthRule AgeRule { get; init; }

    internal LotMark Mark { get; init; } = LotMark.OfCurve;

    internal BuyerPoolLimit? BuyerPool { get; init; }

    /// <summary>Age in years on a day; below zero before delivery.</summary>
    internal double AgeOn(DateOnly date) => MonthArithmetic.YearsBetween(InServiceDate, date, AgeRule);

    /// <summary>The curve's fair market value of one GPU on a day, before the haircut; a lot not yet delivered counts as new.</summary>
    internal double CurveValuePerGpu(DateOnly date) =>
        HardwareCost / Count * ConditionFactor * Curve.RetainedFraction(Math.Max(0, AgeOn(date)), date);

    /// <summary>Mark and events together on a day.</summary>
    internal double LevelOn(DateOnly date)
    {
        var level = MarkFrom is { } from && date >= from ? MarkFactor : 1;
        foreach (var happening in Events)
            level *= EventEffect.On(happening, happening.ValueFactor, date, KnowsSuccessors);
        return level;
    }
}
