namespace GpuLending.Underwriting.Figures;

/// <summary>In which unit amounts are printed.</summary>
public enum AmountScale
{
    /// <summary>Millions with one decimal: 1,412.6m. The desk's default.</summary>
    Millions,

    /// <summary>Thousands without decimals: 1,412,600k.</summary>
    Thousands,

    /// <summary>Whole amounts with cents: 1,412,600,000.00.</summary>
    Full,
}
