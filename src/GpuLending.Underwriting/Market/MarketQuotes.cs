namespace GpuLending.Underwriting.Market;

/// <summary>What is known of the prices of one GPU model, newest first. Rents are per GPU-hour, sales per GPU.</summary>
public sealed record MarketQuotes(string Gpu, IReadOnlyList<RentalQuote> Rentals, IReadOnlyList<ResaleQuote> Sales);
