namespace GpuLending.Underwriting.Comparables;

/// <summary>How a company with a fleet raises money.</summary>
public enum WayToFund
{
    /// <summary>A loan or notes secured by the GPUs and their contracts.</summary>
    GpuLoan,

    /// <summary>Unsecured bonds of the company.</summary>
    HighYieldBond,

    /// <summary>Bonds that turn into shares.</summary>
    Convertible,

    /// <summary>Debt on the building and its lease.</summary>
    DataCentreFinance,
}
