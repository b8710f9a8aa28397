using GpuLending.Engine;
using GpuLending.Underwriting.Workbooks.Calculation;
using GpuLending.Underwriting.Workbooks.Loans;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>Which deals a workbook with live formulas carries. A deal with a term that it does not carry gets none: a workbook that is true in part would be read
/// as true.</summary>
public static class WorkbookForm
{
    /// <summary>The terms of a deal that the formulas do not carry, each in a sentence; empty when the deal gets its workbook.</summary>
    /// <param name="dealCase">The deal.</param>
    public static IReadOnlyList<string> WhyNot(DealCase dealCase)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        return [.. OperatingForm.WhyNot(dealCase), .. LoanForm.WhyNot(dealCase)];
    }

    /// <summary>The same, and what only the deal's figures tell.</summary>
    /// <param name="dealCase">The deal.</param>
    /// <param name="result">Its figures in the base scenario.</param>
    public static IReadOnlyList<string> WhyNot(DealCase dealCase, UnderwritingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. WhyNot(dealCase), .. LoanForm.WhyNot(dealCase, result)];
    }
}
