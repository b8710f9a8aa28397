namespace GpuLending.Underwriting.Intake;

/// <summary>What a contract's price is the price of.</summary>
public enum RentUnit
{
    /// <summary>One GPU for one hour.</summary>
    GpuHour,

    /// <summary>A machine with all its GPUs for one hour.</summary>
    NodeHour,

    /// <summary>One GPU for one month of 730 hours.</summary>
    GpuMonth,

    /// <summary>A machine with all its GPUs for one month of 730 hours.</summary>
    NodeMonth,

    /// <summary>All GPUs of the contract for one month of 730 hours.</summary>
    ContractMonth,
}
