using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.PlugIns;

namespace GpuLending.Web.Api;

/// <summary>A kind of depreciation curve, as it describes itself.</summary>
public sealed record CurveDescription
{
    /// <summary>Name in documents, such as "straight-line".</summary>
    public required string Kind { get; init; }

    /// <summary>Name on screen.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Other names in the trade.</summary>
    public required IReadOnlyList<string> AlsoKnownAs { get; init; }

    /// <summary>Formula of the retained fraction; t is the age in years.</summary>
    public required string Formula { get; init; }

    /// <summary>Unit of age.</summary>
    public required string AgeUnit { get; init; }

    /// <summary>What the curve gives at age zero.</summary>
    public required string AtAgeZero { get; init; }

    /// <summary>What the curve gives after the end of life.</summary>
    public required string BeyondLife { get; init; }

    /// <summary>Where the formula comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Parameters with unit, default and range.</summary>
    public required IReadOnlyList<CurveParameter> Parameters { get; init; }

    /// <summary>The curves a composite kind is made of; null for a kind that stands alone.</summary>
    public required CurveParts? Parts { get; init; }

    /// <summary>Values somebody uses for the parameters, each with its source.</summary>
    public required IReadOnlyList<CurveTypicalValue> TypicalValues { get; init; }

    /// <summary>Whether it can be computed only for a model of the catalogue.</summary>
    public required bool NeedsMarket { get; init; }

    /// <summary>Why collateral is not marked on this kind; null when it may be.</summary>
    public required string? WhyNoMark { get; init; }

    /// <summary>The plug-in it came from; null for the engine's own kinds.</summary>
    public required LoadedPlugIn? PlugIn { get; init; }

    /// <summary>Values at every whole year to 10 at the default parameters, for the example of the list; empty when the kind has no curve there.</summary>
    public required IReadOnlyList<Underwriting.Market.CurveValue> Values { get; init; }

    /// <summary>Why there are no values; null when there are.</summary>
    public required string? NoValuesReason { get; init; }
}
