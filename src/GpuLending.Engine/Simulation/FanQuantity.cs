namespace GpuLending.Engine.Simulation;

/// <summary>What a fan chart shows.</summary>
public enum FanQuantity
{
    /// <summary>Marked value of the collateral, an amount.</summary>
    Value = 0,

    /// <summary>Merchant and re-let rent as a factor on the base case.</summary>
    Rent,

    /// <summary>Cash flow over interest and principal due of the period, on payment dates with debt service.</summary>
    Coverage,

    /// <summary>Balance after interest and principal over marked value, while something is owed.</summary>
    LoanToValue,

    /// <summary>Balance after the payment, an amount.</summary>
    Balance,
}
