using GpuLending.Engine.Calendars;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Collateral;

/// <summary>How this case marks its fleet.</summary>
public sealed record ValuationTerms
{
    /// <summary>Curve of every lot that names none of its own.</summary>
    public CurveChoice Curve { get; init; } = new();

    /// <summary>How a lot's age is counted when it was delivered on the last day of a month: to the same day of later months, or to their last day.</summary>
    public EndOfMonthRule AgeRule { get; init; } = EndOfMonthRule.SameDay;

    /// <summary>Premise of the mark that loan-to-value is struck on, unless a limit or a covenant names another.</summary>
    public ValuationPremise Premise { get; init; } = ValuationPremise.OrderlyLiquidationValue;

    /// <summary>Further curves drawn beside the mark, so that the reader sees the loan against each of them.</summary>
    public IReadOnlyList<CurveChoice> Compared { get; init; } = [];

    /// <summary>Which opinions set the level of the mark.</summary>
    public MarkPolicy Mark { get; init; } = MarkPolicy.Curve;

    /// <summary>Opinions of value that somebody gave in writing.</summary>
    public IReadOnlyList<ValueOpinion> Opinions { get; init; } = [];

    /// <summary>Marks set by hand against the policy.</summary>
    public IReadOnlyList<MarkOverride> Overrides { get; init; } = [];

    /// <summary>How disagreement between opinions lowers the advance; null when it does not.</summary>
    public DispersionRule? DispersionRule { get; init; }

    /// <summary>Layers of support under the fleet's value.</summary>
    public IReadOnlyList<ResidualSupport> Supports { get; init; } = [];

    /// <summary>Whether the loan-to-value limit counts the supports as value. Without it they are shown only.</summary>
    public bool CountSupports { get; init; }

    /// <summary>What replacement parity and income value are reckoned with.</summary>
    public MarketApproachTerms Approach { get; init; } = new();
}
