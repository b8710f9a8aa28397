namespace GpuLending.Underwriting.Imports;

/// <summary>What separates whole units from parts.</summary>
public enum DecimalMark
{
    /// <summary>1,234.50.</summary>
    Point,

    /// <summary>1.234,50.</summary>
    Comma,
}
