using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.Backtests;

namespace GpuLending.Web.Api;

/// <summary>When a covenant would have fired on printed prices, and on which.</summary>
public sealed record CovenantBacktestResponse
{
    /// <summary>Tests, the first failure, and the prices behind it.</summary>
    public required CovenantBacktestResult Result { get; init; }

    /// <summary>The quotes on record behind those prices, with their ids.</summary>
    public required IReadOnlyList<BacktestQuote> Quotes { get; init; }

    /// <summary>The market it was computed on.</summary>
    public required SnapshotReference Snapshot { get; init; }
}
