using GpuLending.Engine.Workings;

namespace GpuLending.Engine.Solving;

/// <summary>A figure that people solve for, with its name and unit. Any other number of the result can be named by its path too.</summary>
/// <param name="Path">Path in the result.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Unit">Unit of the figure and of a target for it.</param>
public sealed record SolvableOutput(string Path, string Name, FigureUnit Unit)
{
    /// <summary>The figures offered first.</summary>
    public static IReadOnlyList<SolvableOutput> Usual { get; } =
    [
        new("/sizing/loanSizeUnrounded", "Loan size", FigureUnit.Amount),
        new("/coverage/minimumDebtService", "Least debt service cover", FigureUnit.Multiple),
        new("/coverage/minimumContractedDebtService", "Least cover by contracted cash", FigureUnit.Multiple),
        new("/coverage/averageDebtService", "Average debt service cover", FigureUnit.Multiple),
        new("/coverage/loanLife/0", "Loan life cover at closing", FigureUnit.Multiple),
        new("/coverage/maximumLoanToValue", "Largest loan-to-value", FigureUnit.Fraction),
        new("/loan/shortfall/sum", "Shortfall over the loan's life", FigureUnit.Amount),
        new("/returns/lenderXirr", "Lender's return (XIRR)", FigureUnit.RatePerAnnum),
        new("/returns/weightedAverageLifeYears", "Weighted average life", FigureUnit.Years),
        new("/returns/multipleOnInvestedCapital", "Multiple on invested capital", FigureUnit.Multiple),
        new("/runOff/balancePast", "Balance past the contracts", FigureUnit.Amount),
        new("/credit/lifetimeLoss", "Expected loss over the loan's life", FigureUnit.Amount),
        new("/sizing/coverage/byContracts", "Loan that contracted cash carries", FigureUnit.Amount),
        new("/sizing/limits/advance-on-cost/allows", "Loan that the advance on cost allows", FigureUnit.Amount),
        new("/sizing/limits/loan-to-value/allows", "Loan that loan-to-value allows", FigureUnit.Amount),
        new("/sizing/limits/debt-service-coverage/allows", "Loan that debt service cover allows", FigureUnit.Amount),
        new("/junior/sizeUnrounded", "Junior size", FigureUnit.Amount),
        new("/junior/minimumCombinedCoverage", "Least cover of senior and junior", FigureUnit.Multiple),
        new("/junior/maximumCombinedLoanToValue", "Largest combined loan-to-value", FigureUnit.Fraction),
    ];
}
