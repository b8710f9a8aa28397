namespace GpuLending.Engine.Costs;

/// <summary>When a calendar year's income tax is paid.</summary>
public enum TaxPaymentTiming
{
    /// <summary>A quarter of it by 15 April, 15 June, 15 September and 15 December; instalments that fall before closing are caught up in the first month.</summary>
    FourInstalments = 0,

    /// <summary>All of it in the year's last month.</summary>
    AtYearEnd = 1,
}
