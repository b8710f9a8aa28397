namespace GpuLending.Engine.Collateral;

/// <summary>Which opinions set the level of the mark. The curve always sets its shape, and no policy lifts the mark above the curve.
/// See docs/methodology/mark-policy.md.</summary>
public enum MarkPolicy
{
    /// <summary>The curve alone; opinions are shown beside it.</summary>
    Curve,

    /// <summary>The lowest of curve, comparables, replacement parity and income value.</summary>
    LowestOfMarket,

    /// <summary>The lowest of curve and every opinion in force, brokers' and appraisers' included.</summary>
    LowestOfAll,

    /// <summary>The average of every opinion in force, weighted by credibility; never above the curve.</summary>
    CredibilityWeighted,
}
