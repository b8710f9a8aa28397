using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Workings;

/// <summary>The lines of the operating cash flow by their keys.</summary>
internal static class CashLines
{
    /// <summary>Months of a line; null where the deal has none of that key.</summary>
    public static IReadOnlyList<double>? Path(OperatingCashflow cash, string line) => line switch
    {
        "contracted-revenue" => cash.ContractedRevenue,
        "prepayment-used" => cash.PrepaymentUsed,
        "merchant-revenue" => cash.MerchantRevenue,
        "other" => cash.Other,
        "power" => cash.Power,
        "colocation" => cash.Colocation,
        "other-costs" => cash.OtherCosts,
        "replacement" => cash.Replacement,
        "working-capital" => cash.WorkingCapital,
        "income-tax" => cash.IncomeTax,
        "cfads" => cash.Cfads,
        _ => cash.Lines.FirstOrDefault(one => one.Key == line)?.ByMonth,
    };

    public static string Name(OperatingCashflow cash, string line) => line switch
    {
        "contracted-revenue" => "Contracted revenue",
        "prepayment-used" => "Settled from prepayments",
        "merchant-revenue" => "Merchant revenue",
        "other" => "Other, entered",
        "power" => "Power",
        "colocation" => "Colocation",
        "other-costs" => "Other costs",
        "replacement" => "Replacement",
        "working-capital" => "Working capital",
        "income-tax" => "Income tax",
        "cfads" => "Cash flow for debt service",
        _ => cash.Lines.FirstOrDefault(one => one.Key == line)?.Name ?? line,
    };

    /// <summary>Whether each month of the line has a working of its own.</summary>
    public static bool IsExplained(string line) => line is not ("prepayment-used" or "other");

    /// <summary>Where months without a working come from.</summary>
    public static string? Source(string line) => line switch
    {
        "prepayment-used" => "invoices settled from cash received earlier",
        "other" => "as entered, /otherCashFlows",
        _ => null,
    };
}
