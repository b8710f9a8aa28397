namespace GpuLending.Engine.Waterfalls;

/// <summary>What an account's target is measured on.</summary>
public enum AccountTarget
{
    /// <summary>No target: what a trap puts in.</summary>
    None,

    /// <summary>Debt service of the coming months by the schedule, as far as it is still owed.</summary>
    MonthsOfDebtService,

    /// <summary>Power cost of the coming months.</summary>
    MonthsOfPowerCost,

    /// <summary>Running costs of the coming months.</summary>
    MonthsOfOperatingCost,

    /// <summary>A share of the loan's size.</summary>
    ShareOfLoan,

    /// <summary>An amount.</summary>
    Amount,
}
