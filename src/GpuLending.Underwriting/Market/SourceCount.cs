namespace GpuLending.Underwriting.Market;

/// <summary>A source of quotes, its licence, and what is on record from it.</summary>
/// <param name="Source">Where it was printed, without the edition.</param>
/// <param name="Editions">Dated versions of it that quotes name: what stands behind an @ sign.</param>
/// <param name="Licence">Licence the facts came under.</param>
/// <param name="Quotes">Standing quotes.</param>
/// <param name="First">Day of the earliest.</param>
/// <param name="Last">Day of the newest.</param>
/// <param name="Shipped">True for data that came with the product.</param>
public sealed record SourceCount(string Source, int Editions, string Licence, int Quotes, DateOnly First, DateOnly Last, bool Shipped);
