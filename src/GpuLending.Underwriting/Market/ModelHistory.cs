namespace GpuLending.Underwriting.Market;

/// <summary>How much is on record of a model's prices.</summary>
/// <param name="Gpu">Catalogue name.</param>
/// <param name="Quotes">Standing quotes of every kind.</param>
/// <param name="Newest">Day of the newest; null when there is none.</param>
/// <param name="Thickest">Quotes of the thickest kind, one a day and channel: what the thin-history rule counts.</param>
/// <param name="Thin">True when the lending policy calls the history thin: too short to fit anything to.</param>
public sealed record ModelHistory(string Gpu, int Quotes, DateOnly? Newest, int Thickest, bool Thin);
