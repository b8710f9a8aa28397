namespace GpuLending.Underwriting.Intake;

/// <summary>What amounts are counted in that do not say so themselves.</summary>
public enum AmountScale
{
    /// <summary>Single units of the currency.</summary>
    One,

    /// <summary>Thousands.</summary>
    Thousand,

    /// <summary>Millions.</summary>
    Million,
}
