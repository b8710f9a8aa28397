using GpuLending.Engine.Workings;

namespace GpuLending.Engine.Scenarios;

/// <summary>Name, unit and value of a stress measure.</summary>
public static class StressMeasureFacts
{
    /// <summary>What is asked of a run for measures: no return of the sponsor.</summary>
    internal static FigureOptions Options { get; } = new() { WithEquityReturn = false };

    /// <summary>Name on screen.</summary>
    /// <param name="measure">The measure.</param>
    /// <returns>A few words.</returns>
    public static string Name(this StressMeasure measure) => measure switch
    {
        StressMeasure.Coverage => "Least debt service cover with arrears",
        StressMeasure.LoanToValue => "Largest loan-to-value after a payment",
        StressMeasure.Loss => "Balance left unpaid at the end",
        StressMeasure.LenderReturn => "Lenders' return",
        StressMeasure.NetPresentValue => "Lenders' cash at 9 % a year",
        StressMeasure.Interest => "Interest over the loan's life",
        StressMeasure.AverageLife => "Weighted average life",
    };

    /// <summary>Unit of its value.</summary>
    /// <param name="measure">The measure.</param>
    /// <returns>The unit.</returns>
    public static FigureUnit Unit(this StressMeasure measure) => measure switch
    {
        StressMeasure.Coverage => FigureUnit.Multiple,
        StressMeasure.LoanToValue => FigureUnit.Fraction,
        StressMeasure.Loss or StressMeasure.NetPresentValue or StressMeasure.Interest => FigureUnit.Amount,
        StressMeasure.LenderReturn => FigureUnit.RatePerAnnum,
        StressMeasure.AverageLife => FigureUnit.Years,
    };

    /// <summary>Its value in a run.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="figures">Figures of the run.</param>
    /// <returns>The value; null where the run has none or it has no bound (a balance on no value).</returns>
    public static double? Of(this StressMeasure measure, in ScenarioFigures figures)
    {
        var value = measure switch
        {
            StressMeasure.Coverage => figures.MinimumCoverage,
            StressMeasure.LoanToValue => figures.PeakLoanToValue,
            StressMeasure.Loss => figures.Loss,
            StressMeasure.LenderReturn => figures.LenderReturn,
            StressMeasure.NetPresentValue => figures.LenderNetPresentValue,
            StressMeasure.Interest => figures.Interest,
            StressMeasure.AverageLife => figures.WeightedAverageLife,
        };
        return value is { } number && double.IsFinite(number) ? number : null;
    }

    /// <summary>Whether a run's value has no bound: a loan-to-value with something owed on no value.</summary>
    internal static bool IsUnbounded(this StressMeasure measure, in ScenarioFigures figures) =>
        measure == StressMeasure.LoanToValue && figures.PeakLoanToValue is { } peak && double.IsPositiveInfinity(peak);
}
