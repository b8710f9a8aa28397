namespace GpuLending.Engine.Waterfalls;

/// <summary>What a trigger measures.</summary>
public enum TriggerMeasure
{
    /// <summary>Cash flow over interest and principal due, trailing.</summary>
    DebtServiceCoverage,

    /// <summary>Projected cash flow over scheduled debt service of the coming months.</summary>
    ForwardDebtServiceCoverage,

    /// <summary>Balance after interest and principal of the date over value.</summary>
    LoanToValue,

    /// <summary>Balance after interest and principal of the date over original cost of what is delivered.</summary>
    LoanToCost,

    /// <summary>A customer no longer pays under the scenario.</summary>
    CustomerDefault,

    /// <summary>A dated event, such as the parent's bankruptcy or a breach that gives a customer the right to end its contract.</summary>
    Event,

    /// <summary>A rental index over the price of a covenant's tier: on while that tier or a lower one is in force.</summary>
    RentalIndexTier,
}
