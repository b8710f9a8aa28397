using GpuLending.Engine;

namespace GpuLending.Underwriting.Deals;

/// <summary>The figures of a deal that lists show, projected to columns when a draft is saved.</summary>
/// <param name="LoanSize">What the limits allow.</param>
/// <param name="BindingLimit">Name of the limit that decides it.</param>
/// <param name="LoanToValue">Highest loan to value over the loan's life, as a fraction.</param>
/// <param name="MinimumDscr">Lowest debt service coverage.</param>
public sealed record DealFigures(Money? LoanSize, string? BindingLimit, double? LoanToValue, double? MinimumDscr)
{
    public static DealFigures From(UnderwritingResult result) => new(
        result.Sizing.LoanSize,
        result.Sizing.Binding?.Name,
        result.Coverage.MaximumLoanToValue,
        result.Coverage.MinimumDebtService);
}
