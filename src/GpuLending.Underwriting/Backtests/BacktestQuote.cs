namespace GpuLending.Underwriting.Backtests;

/// <summary>A quote on record that a backtest read.</summary>
/// <param name="Id">Id of the row.</param>
/// <param name="Provider">Who printed it; "used" or "new" when the source does not say.</param>
/// <param name="Date">Day of the price.</param>
/// <param name="Price">US dollars per GPU-hour for rents, per GPU for purchases.</param>
/// <param name="Source">Where it was printed.</param>
/// <param name="Licence">Licence the fact came under.</param>
public sealed record BacktestQuote(Guid Id, string Provider, DateOnly Date, decimal Price, string Source, string Licence);
