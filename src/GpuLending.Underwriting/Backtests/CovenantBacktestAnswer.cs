using GpuLending.Engine;
using GpuLending.Engine.Covenants;

namespace GpuLending.Underwriting.Backtests;

/// <summary>A covenant held against printed prices.</summary>
/// <param name="Result">When it would have fired.</param>
/// <param name="Quotes">The quotes on record behind <see cref="CovenantBacktestResult.Prices"/>, in date order.</param>
/// <param name="Snapshot">Market the deal was run on.</param>
public sealed record CovenantBacktestAnswer(CovenantBacktestResult Result, IReadOnlyList<BacktestQuote> Quotes, MarketSnapshot Snapshot);
