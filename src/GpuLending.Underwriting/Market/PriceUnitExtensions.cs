namespace GpuLending.Underwriting.Market;

/// <summary>Units of imported prices in words.</summary>
public static class PriceUnitExtensions
{
    public static string InWords(this PriceUnit unit) => PriceUnitText.InWords(unit);
}
