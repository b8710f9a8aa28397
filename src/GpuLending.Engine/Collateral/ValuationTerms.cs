using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Collateral;

/// <summary>How this case marks its fleet.</summary>
public sealed record ValuationTerms
{
    /// <summary>Curve of every lot that names none of its own.</summary>
    public CurveChoice Curve { get; init; } = new();

    /// <summary>Premise of the mark that loan-to-value is struck on, unless a limit or a covenant names another.</summary>
    public ValuationPremise Premise { get; init; } = ValuationPremise.OrderlyLiquidationValue;

    /// <summary>Further curves drawn beside the mark, so that the reader sees the loan against each of them.</summary>
    public IReadOnlyList<CurveChoice> Compared { get; init; } = [];
}
